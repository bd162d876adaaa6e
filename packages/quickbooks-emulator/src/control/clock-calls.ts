import type { EmulatorClock } from '../clock/clock.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { ControlFault, onlyMembers, optionalChoice, optionalNumber } from './reading.ts';

const ADVANCE_MAX_SECONDS = 100 * 366 * 86_400;

/** Turning the clock. The answer comes when everything that fell due on the way has happened. */
export const clockRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/clock',
    send: '{advanceSeconds} or {set: "2026-05-01T12:00:00Z"}, and {mode: "real"|"manual"} if wanted',
    run: turnClock,
  },
  { method: 'GET', path: '/clock', send: '', run: ({ rooms }) => value(describeClock(rooms.clock)) },
];

async function turnClock({ body, rooms }: ControlCall) {
  const { clock } = rooms;
  onlyMembers(body, ['advanceSeconds', 'set', 'mode'], 'The clock');
  const mode = optionalChoice(body, 'mode', ['real', 'manual']);
  const advanceSeconds = optionalNumber(body, 'advanceSeconds', { min: 0, max: ADVANCE_MAX_SECONDS });
  const setMs = readInstant(body['set']);
  if (mode === undefined && advanceSeconds === undefined && setMs === undefined)
    throw new ControlFault('Nothing to do with the clock.');
  if (mode !== undefined) clock.switchMode(mode);
  if (setMs !== undefined) await clock.turnTo(setMs);
  if (advanceSeconds !== undefined) await clock.advance(advanceSeconds * 1000);
  rooms.save();
  return value(describeClock(clock));
}

/** An ISO instant, or milliseconds since 1970. */
function readInstant(set: unknown): number | undefined {
  if (set === undefined || set === null) return undefined;
  const ms = typeof set === 'number' ? set : typeof set === 'string' ? Date.parse(set) : Number.NaN;
  if (!Number.isFinite(ms) || ms < 0 || ms > Date.UTC(9999, 0))
    throw new ControlFault('"set" must be an instant such as "2026-05-01T12:00:00Z".');
  return ms;
}

export function describeClock(clock: EmulatorClock): { readonly now: string; readonly mode: string } {
  return { now: new Date(clock.nowMs()).toISOString(), mode: clock.state().mode };
}
