import type { Clock } from '../clock.ts';
import { RealmGate } from './realm-gate.ts';
import { steadyClock } from './steady-clock.ts';
import { defaultThrottleLimits, type ThrottleLimits } from './throttle-limits.ts';
import type { Throttle } from './throttle.ts';

/**
 * Builds the throttle of one process: first come, first served within a lane, and `interactive` before `background`.
 * @param limits those that differ from QuickBooks' own
 */
export function createThrottle(clock: Clock, limits: Partial<ThrottleLimits> = {}): Throttle {
  const gates = new Map<string, RealmGate>();
  const steady = steadyClock(clock);
  const gateOf = (realmId: string): RealmGate => {
    const known = gates.get(realmId);
    if (known) return known;
    const gate = new RealmGate(steady, { ...defaultThrottleLimits, ...limits });
    gates.set(realmId, gate);
    return gate;
  };
  return {
    enter: ticket => gateOf(ticket.realmId).enter(ticket),
    pause: (realmId, untilMs) => gateOf(realmId).pause(steady.now() + untilMs - clock.now()),
  };
}

/** A throttle that lets everything through at once: for an emulator with its limits off, and for benchmarks. */
export const openThrottle: Throttle = { enter: () => Promise.resolve(() => undefined), pause: () => undefined };
