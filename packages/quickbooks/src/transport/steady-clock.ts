import type { Clock } from '../clock.ts';

/**
 * A clock that never goes back. Where the machine's own is set back by an hour, time runs on from where it was: what was noted before
 * must not lie in a future that all have to wait for.
 */
export function steadyClock(clock: Clock): Clock {
  let aheadMs = 0;
  let latestMs = Number.NEGATIVE_INFINITY;
  return {
    now: () => {
      const toldMs = clock.now();
      aheadMs = Math.max(aheadMs, latestMs - toldMs);
      latestMs = toldMs + aheadMs;
      return latestMs;
    },
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
}
