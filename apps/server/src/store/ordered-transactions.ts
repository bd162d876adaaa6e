import { sql } from 'kysely';
import type { Db, Tx } from './store.ts';

/** A part of a long piece of work, written in a transaction of its own. */
export interface OrderedPart {
  /** What may be written beside other parts. */
  readonly write: (tx: Tx) => Promise<void>;
  /** What needs all earlier parts to be there, such as the place up to which all is done. Called when they are committed. */
  readonly finish: (tx: Tx) => Promise<void>;
}

/** Parts that are written beside each other and committed one after the other. */
export interface OrderedTransactions {
  /** Begins with a part, as soon as fewer than `atOnce` are under way. Rejects when an earlier one failed. */
  readonly begin: (part: OrderedPart) => Promise<void>;
  /** Waits until all are committed. Rejects when one failed; none behind it is committed then. */
  readonly settle: () => Promise<void>;
}

/**
 * A part that waits for a row of a later one would wait for ever, because that one waits for its turn and PostgreSQL sees no circle.
 * Such a wait fails instead, and the work is tried again.
 */
const lockTimeout = '20s';

/**
 * Keeps several cores busy with work that must be resumable: whatever is committed is a beginning without gaps, so that one number tells
 * where to go on. Losing the last parts to a power failure loses their place too: they are written again, and none waits for the disk.
 */
export function orderTransactions(db: Db, atOnce: number): OrderedTransactions {
  const running = new Set<Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  const begin = async (part: OrderedPart): Promise<void> => {
    while (running.size >= atOnce) await Promise.race(running);
    const before = last;
    const written = db.transaction().execute(async tx => {
      await sql`select set_config('synchronous_commit', 'off', true), set_config('lock_timeout', ${lockTimeout}, true)`.execute(
        tx,
      );
      await part.write(tx);
      await before;
      await part.finish(tx);
    });
    last = written;
    running.add(written);
    // Whoever begins or settles next is told of a failure.
    const forget = () => void running.delete(written);
    written.then(forget, forget);
  };
  const settle = async (): Promise<void> => {
    await Promise.allSettled(running);
    await last;
  };
  return { begin, settle };
}
