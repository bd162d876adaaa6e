import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';

/** Why something that was delivered to the webhook address was not taken. */
export type RefusalReason =
  /** No verifier token is set, so nobody can be believed. */
  | 'no-token'
  | 'bad-signature'
  | 'too-large'
  /** Signed, and no webhook all the same. */
  | 'unreadable'
  /** One event of a delivery that was taken otherwise. */
  | 'unreadable-event'
  /** An event of a company that no workspace here is connected to. */
  | 'unknown-company';

/** Counts refusals by day: at once in memory, a moment later in the database. */
export interface RefusalCounter {
  readonly count: (reason: RefusalReason, howMany?: number) => void;
  /** Writes what was not written yet. */
  readonly flush: () => Promise<void>;
}

export interface RefusalCounterOptions {
  readonly db: Db;
  readonly now: () => Date;
  /** Told when the figures could not be written; counting goes on. */
  readonly onError: (error: unknown) => void;
}

const flushDelayMs = 1_000;

/** Anybody can send to a public address: a flood of forgeries must not become a flood of statements. */
export function createRefusalCounter({ db, now, onError }: RefusalCounterOptions): RefusalCounter {
  let waiting = new Map<RefusalReason, number>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const due = waiting;
    waiting = new Map();
    const day = now().toISOString().slice(0, 10);
    for (const [reason, count] of due) await write(db, { reason, day, count });
  };
  return {
    count: (reason, howMany = 1) => {
      if (howMany === 0) return;
      waiting.set(reason, (waiting.get(reason) ?? 0) + howMany);
      timer ??= setTimeout(() => void flush().catch(onError), flushDelayMs).unref();
    },
    flush,
  };
}

interface Counted {
  readonly reason: RefusalReason;
  readonly day: string;
  readonly count: number;
}

async function write(db: Db, { reason, day, count }: Counted): Promise<void> {
  await sql`
    insert into notification_refusal as r (reason, day, count) values (${reason}, ${day}, ${count})
    on conflict (reason, day) do update set count = r.count + excluded.count`.execute(db);
}
