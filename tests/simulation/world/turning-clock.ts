import { instant, type Instant } from '@tieout/domain';
import type { Emulator } from 'quickbooks-emulator';
import type { Clock } from '@tieout/quickbooks';

/** All stories begin at the same moment. */
export const startMs = Date.UTC(2026, 4, 1, 16, 0, 0);

/** Time here and in the books. It stands still until somebody waits or turns it; the two may run apart. */
export interface TurningClock extends Clock {
  /** Our clock. Each look moves it a little, so that no two moments are alike. */
  readonly instant: () => Instant;
  /** Lets time pass on both sides; what falls due in the books on the way happens. */
  readonly pass: (ms: number) => Promise<void>;
  /** Sets our clock, not the books'. */
  readonly jump: (ms: number) => void;
}

export function createTurningClock(emulator: Emulator): TurningClock {
  let booksMs = startMs;
  let aheadMs = 0;
  const pass = async (ms: number): Promise<void> => {
    booksMs += ms;
    await emulator.control('POST', '/clock', { set: booksMs });
  };
  return {
    now: () => booksMs + aheadMs,
    instant: () => instant(new Date(booksMs + (aheadMs += 1)).toISOString()),
    sleep: ms => pass(Math.max(0, Math.ceil(ms))),
    pass,
    jump: ms => {
      aheadMs += ms;
    },
  };
}
