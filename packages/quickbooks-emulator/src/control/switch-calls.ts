import type { JsonObject } from '../books/json.ts';
import { DEFAULT_SWITCHES, isSwitchSetting } from '../books/switches.ts';
import type { EmulatorSwitches } from '../emulator-switches.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { companyOf } from './find-company.ts';
import { ControlFault, onlyMembers, optionalChoice, optionalFlag, optionalNumber } from './reading.ts';

const SECONDS_MAX = 100 * 366 * 86_400;
const SECONDS = [
  'accessTokenSeconds',
  'refreshTokenSeconds',
  'refreshHardSeconds',
  'refreshRotationSeconds',
  'refreshGraceSeconds',
  'codeSeconds',
] as const;
const WEBHOOK_DELAY_MS_MAX = 3_600_000;

/** Behaviour that the facts leave open: of the emulator, and of one company's books. */
export const switchRoutes: readonly ControlRoute[] = [
  { method: 'GET', path: '/switches', send: '', run: ({ rooms }) => value(rooms.switches.current) },
  {
    method: 'POST',
    path: '/switches',
    send: `{${[...SECONDS, 'webhookDelayMs', 'voidEventWord'].join('?, ')}?}`,
    run: changeSwitches,
  },
  {
    method: 'GET',
    path: '/companies/:realmId/switches',
    send: '',
    run: call => value(companySwitches(call)),
  },
  {
    method: 'POST',
    path: '/companies/:realmId/switches',
    send: `{${Object.keys(DEFAULT_SWITCHES).join('?, ')}?, readOnly?}`,
    run: changeCompanySwitches,
  },
];

function changeSwitches({ body, rooms }: ControlCall) {
  onlyMembers(body, [...SECONDS, 'webhookDelayMs', 'voidEventWord'], 'The emulator');
  const { current } = rooms.switches;
  const seconds = Object.fromEntries(
    SECONDS.map(name => [name, optionalNumber(body, name, { min: 0, max: SECONDS_MAX }) ?? current[name]]),
  ) as Pick<EmulatorSwitches, (typeof SECONDS)[number]>;
  rooms.switches.current = {
    ...seconds,
    webhookDelayMs:
      optionalNumber(body, 'webhookDelayMs', { min: 0, max: WEBHOOK_DELAY_MS_MAX }) ?? current.webhookDelayMs,
    voidEventWord: optionalChoice(body, 'voidEventWord', ['void', 'voided']) ?? current.voidEventWord,
  };
  rooms.save();
  return value(rooms.switches.current);
}

function companySwitches(call: ControlCall): object {
  const { company } = companyOf(call);
  return { ...company.switches, readOnly: company.readOnly };
}

function changeCompanySwitches(call: ControlCall) {
  const patch = Object.fromEntries(Object.entries(call.body).filter(([name]) => name !== 'readOnly'));
  const shelved = companyOf(call);
  onlyMembers(patch, Object.keys(DEFAULT_SWITCHES), 'The books');
  const wrong = Object.entries(patch).find(([name, setting]) => !isSwitchSetting(name, setting));
  if (wrong !== undefined) throw new ControlFault(`"${wrong[0]}" cannot be set to ${JSON.stringify(wrong[1])}.`);
  const isReadOnly = optionalFlag(call.body, 'readOnly');
  if (isReadOnly !== undefined) call.rooms.shelf.run(shelved, { kind: 'read-only', isReadOnly });
  if (Object.keys(patch).length > 0) call.rooms.shelf.run(shelved, { kind: 'switches', patch: patch as JsonObject });
  return value(companySwitches(call));
}
