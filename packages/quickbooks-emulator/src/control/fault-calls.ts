import { FAULT_RULES_MAX } from '../injection/fault-rules.ts';
import { readFaultRule } from '../injection/read-fault-rule.ts';
import { value, type ControlRoute } from './control-route.ts';
import { ControlFault } from './reading.ts';

const SEND =
  '{match?: {method?, path?, realmId?, entity?, operation?, nth?, probability?, seed?}, effect, times?}; effect: ' +
  'status (status, body), fault (code), timeout-before-commit, timeout-after-commit, slow (delayMs), reset, ' +
  'http200-fault (code), xml-429; webhooks: drop, duplicate, delay (delayMs), reorder';

/** Faults on demand. */
export const faultRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/faults',
    send: SEND,
    run: ({ body, rooms }) => {
      const fault = rooms.faults.add(readFaultRule(body));
      if (fault === undefined)
        throw new ControlFault(`There are ${FAULT_RULES_MAX} faults already: DELETE /emulator/faults clears them.`);
      return value(fault);
    },
  },
  { method: 'GET', path: '/faults', send: '', run: ({ rooms }) => value({ faults: rooms.faults.list() }) },
  {
    method: 'DELETE',
    path: '/faults',
    send: '',
    run: ({ rooms }) => {
      rooms.faults.clear();
      return value({ faults: [] });
    },
  },
  {
    method: 'DELETE',
    path: '/faults/:faultId',
    send: '',
    run: ({ rooms, params }) => {
      rooms.faults.clear(params['faultId']);
      return value({ faults: rooms.faults.list() });
    },
  },
];
