import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { ClientEvent } from '@tieout/quickbooks';
import type { Db } from '../../store/store.ts';

/** Calls to QuickBooks and how many of them were metered reads (protocol.md §7.1). */
export interface CallFigures {
  readonly total: number;
  readonly metered: number;
}

/** Counts every exchange with QuickBooks: at once in memory, a moment later in the database. */
export interface CallCounter {
  readonly count: (event: ClientEvent) => void;
  /** Does a piece of work — a task, what a person asked for — whose calls are counted by themselves. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** What was called in this piece of work since that was last asked: what the run cost that ends now. */
  readonly takeSpent: () => CallFigures;
  /** Writes what was not written yet. */
  readonly flush: () => Promise<void>;
}

const flushDelayMs = 1_000;
const none: CallFigures = { total: 0, metered: 0 };

const plus = (a: CallFigures, b: CallFigures): CallFigures => ({
  total: a.total + b.total,
  metered: a.metered + b.metered,
});

export interface CallCounterOptions {
  readonly db: Db;
  readonly now: () => Date;
  readonly environment: string;
  /** Told when the figures could not be written; counting goes on. */
  readonly onError: (error: unknown) => void;
}

/** Many calls become one statement: counting must not double the work of an import. */
export function createCallCounter(options: CallCounterOptions): CallCounter {
  const spent = new AsyncLocalStorage<{ figures: CallFigures }>();
  let waiting = new Map<string, CallFigures>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const due = waiting;
    waiting = new Map();
    if (due.size > 0) await write(options, due);
  };
  return {
    count: event => {
      if (event.kind !== 'call') return;
      const call = { total: 1, metered: event.meteredReads };
      const work = spent.getStore();
      if (work !== undefined) work.figures = plus(work.figures, call);
      waiting.set(event.realmId, plus(waiting.get(event.realmId) ?? none, call));
      timer ??= setTimeout(() => void flush().catch(options.onError), flushDelayMs).unref();
    },
    during: work => spent.run({ figures: none }, work),
    takeSpent: () => {
      const work = spent.getStore();
      const figures = work?.figures ?? none;
      if (work !== undefined) work.figures = none;
      return figures;
    },
    flush,
  };
}

/** Of all companies in one statement: a process may work for a thousand. */
async function write(options: CallCounterOptions, due: ReadonlyMap<string, CallFigures>): Promise<void> {
  const month = `${options.now().toISOString().slice(0, 7)}-01`;
  const counted = [...due].map(([realmId, figures]) => ({ realmId, ...figures }));
  await sql`
    insert into call_count (connection_id, month, total, metered)
    select c.id, ${month}, g.total, g.metered from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
      as g("realmId" text, total bigint, metered bigint)
    join connection c on c.realm_id = g."realmId" and c.environment = ${options.environment} and c.state <> 'disconnected'
    order by c.id
    on conflict (connection_id, month) do update
      set total = call_count.total + excluded.total, metered = call_count.metered + excluded.metered`.execute(
    options.db,
  );
}
