import type { Clock } from '../clock.ts';
import { RealmGate } from './realm-gate.ts';
import { defaultThrottleLimits, type ThrottleLimits } from './throttle-limits.ts';
import type { Throttle } from './throttle.ts';

/** Builds the throttle of one process: first come, first served within a lane, and `interactive` before `background`. */
export function createThrottle(clock: Clock, limits: ThrottleLimits = defaultThrottleLimits): Throttle {
  const gates = new Map<string, RealmGate>();
  const gateOf = (realmId: string): RealmGate => {
    const known = gates.get(realmId);
    if (known) return known;
    const gate = new RealmGate(clock, limits);
    gates.set(realmId, gate);
    return gate;
  };
  return {
    enter: ticket => gateOf(ticket.realmId).enter(ticket),
    pause: (realmId, untilMs) => gateOf(realmId).pause(untilMs),
  };
}

/** A throttle that lets everything through at once: for an emulator with its limits off, and for benchmarks. */
export const openThrottle: Throttle = { enter: () => Promise.resolve(() => undefined), pause: () => undefined };
