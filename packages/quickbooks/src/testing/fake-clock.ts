import type { Clock } from '../clock.ts';

/** A clock that stands still until somebody sleeps or turns it. */
export interface FakeClock extends Clock {
  /** Lets time pass and wakes sleepers in order of their times. */
  advance(ms: number): Promise<void>;
  readonly slept: readonly number[];
}

interface Sleeper {
  readonly wakeAtMs: number;
  readonly wake: () => void;
}

/** With `runsByItself`, a sleep makes the clock jump to its end at once, as soon as nothing else can run. */
export function createFakeClock(
  options: { readonly startMs?: number; readonly runsByItself?: boolean } = {},
): FakeClock {
  let nowMs = options.startMs ?? Date.UTC(2026, 2, 2, 17, 0, 0);
  const sleepers: Sleeper[] = [];
  const slept: number[] = [];
  let isRunning = false;

  const wakeNext = (untilMs: number): boolean => {
    sleepers.sort((a, b) => a.wakeAtMs - b.wakeAtMs);
    const next = sleepers[0];
    if (!next || next.wakeAtMs > untilMs) return false;
    sleepers.shift();
    nowMs = Math.max(nowMs, next.wakeAtMs);
    next.wake();
    return true;
  };

  const runByItself = async () => {
    if (isRunning) return;
    isRunning = true;
    do await settle();
    while (wakeNext(Number.POSITIVE_INFINITY));
    isRunning = false;
  };

  return {
    slept,
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        slept.push(ms);
        const sleeper = { wakeAtMs: nowMs + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        });
        if (options.runsByItself) void runByItself();
      }),
    advance: async ms => {
      const untilMs = nowMs + ms;
      do await settle();
      while (wakeNext(untilMs));
      nowMs = untilMs;
    },
  };
}

/** Lets everything that can run without time passing run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve));
}
