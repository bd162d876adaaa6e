import { sql } from 'kysely';
import type { ClientEvent } from '@tieout/quickbooks';
import type { Db } from '../../store/store.ts';
import type { BooksTools } from './books-tools.ts';

/** Calls to QuickBooks and how many of them were metered reads (protocol.md §7.1). */
export interface CallFigures {
  readonly total: number;
  readonly metered: number;
}

/** Counts every exchange with QuickBooks: at once in memory, a moment later in the database. */
export interface CallCounter {
  readonly count: (event: ClientEvent) => void;
  /** What was called in this piece of work since that was last asked: what the run cost that ends now. Nothing outside of one. */
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

type CallEvent = Extract<ClientEvent, { readonly kind: 'call' }>;

const figuresOf = ({ meteredReads }: CallEvent): CallFigures => ({ total: 1, metered: meteredReads });

export interface CallCounterOptions {
  readonly db: Db;
  readonly now: () => Date;
  readonly environment: string;
  /** Told when the figures could not be written; counting goes on. */
  readonly onError: (error: unknown) => void;
}

/** Many calls become one statement: counting must not double the work of an import. */
export function createCallCounter(options: CallCounterOptions): CallCounter {
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
      waiting.set(event.realmId, plus(waiting.get(event.realmId) ?? none, figuresOf(event)));
      timer ??= setTimeout(() => void flush().catch(options.onError), flushDelayMs).unref();
    },
    takeSpent: () => none,
    flush,
  };
}

/**
 * The same tools for one piece of work — a task, what a person asked for — whose calls are counted by themselves. They go the way of the
 * work as arguments: found by the flow of the program (`AsyncLocalStorage`) they cost a seventh of the processor time of a job.
 */
export function toolsOfWork<Tools extends Pick<BooksTools, 'client' | 'calls'>>(tools: Tools): Tools {
  let spent = none;
  const count = (event: ClientEvent): void => {
    if (event.kind === 'call') spent = plus(spent, figuresOf(event));
  };
  const takeSpent = (): CallFigures => {
    const figures = spent;
    spent = none;
    return figures;
  };
  const company = (realmId: string) => tools.client.company(realmId, count);
  return { ...tools, client: { ...tools.client, company }, calls: { ...tools.calls, takeSpent } };
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
