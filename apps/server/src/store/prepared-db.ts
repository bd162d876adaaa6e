import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { isAlong } from './along.ts';
import { createSendTogether, type Named, type SendTogether } from './send-together.ts';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

/** Texts that are remembered. Each costs every connection the memory of its plan. */
const textsMax = 400;

/**
 * Queries on the shared pool for work that says the same statements again and again: each connection plans a statement once and keeps the
 * plan. Of a job that follows a change, planning was more than half of what the database did. A transaction
 * begins on the way of its first statement, and one without statements not at all; what needs no answer travels along too. Not for imports: a plan that was made while
 * the tables were small may be kept while they grow to a hundred thousand rows, until PostgreSQL has counted them anew.
 */
export function createPreparedDb(pool: pg.Pool): Db {
  const ways = { nameOf: createNames(), sendTogether: createSendTogether() };
  const connect = async (): Promise<PostgresPoolClient> => preparing(await pool.connect(), ways);
  // Closing is the business of whoever owns the pool.
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: () => Promise.resolve() } }) });
}

type NameOf = (text: string) => string | undefined;

/** A text gets its name when it comes for the second time: what is said once need not be kept. */
function createNames(): NameOf {
  const names = new Map<string, string>();
  return text => {
    const name = names.get(text);
    // By its content: the same on every connection and from whichever instance it comes.
    if (name === undefined && names.size < textsMax)
      names.set(text, createHash('sha256').update(text).digest('base64'));
    return name;
  };
}

/** Kept plans that no longer fit: a migration changed what a statement answers, or somebody dropped them. */
const outdatedCodes: ReadonlySet<string | undefined> = new Set(['0A000', '26000']);

interface Ways {
  readonly nameOf: NameOf;
  readonly sendTogether: SendTogether;
}

const begin: Named = { name: 'begin', text: 'begin', values: [] };
/** By its name: so that others may travel along. */
const commit = { name: 'commit', text: 'commit' };

/** What Kysely is answered for a statement that is sent later, or not at all. */
const unsent = { rows: [] } as unknown as PostgresQueryResult<unknown>;

function preparing(client: pg.PoolClient, { nameOf, sendTogether }: Ways): PostgresPoolClient {
  let isOutdated = false;
  // What travels with the next statement: how the transaction begins, and what needs no answer.
  let waiting: readonly Named[] | undefined;
  const send = async (statement: pg.QueryConfig): Promise<PostgresQueryResult<unknown>> => {
    const before = waiting ?? [];
    waiting &&= [];
    try {
      // The command word of a result is one of those that Kysely tells apart, or one that it leaves alone.
      return (await sendTogether(client, before, statement)) as unknown as PostgresQueryResult<unknown>;
    } catch (error) {
      isOutdated ||= error instanceof pg.DatabaseError && outdatedCodes.has(error.code);
      throw error;
    }
  };
  // Where nothing was said there is nothing to end, and what only waits need not be sent in order to be taken back.
  const rollBack = async (): Promise<PostgresQueryResult<unknown>> => {
    const hasBegun = waiting?.[0] !== begin;
    waiting = undefined;
    return hasBegun ? send({ text: 'rollback' }) : unsent;
  };
  const close = async (): Promise<PostgresQueryResult<unknown>> => {
    const isNothing = waiting?.length === 1 && waiting[0] === begin;
    const answer = isNothing ? unsent : await send(waiting?.length === 0 ? { text: 'commit' } : commit);
    waiting = undefined;
    return answer;
  };
  const query = async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
    if (text === 'begin') {
      waiting = [begin];
      return unsent;
    }
    if (waiting !== undefined && text === 'commit') return close();
    if (waiting !== undefined && text === 'rollback') return rollBack();
    const name = values.length === 0 ? undefined : nameOf(text);
    const plain = waiting !== undefined && isAlong(text) ? plainValues(values) : undefined;
    if (waiting !== undefined && name !== undefined && plain !== undefined) {
      waiting = [...waiting, { name, text, values: plain }];
      return unsent;
    }
    return send({ text, values: [...values], ...(name !== undefined && { name }) });
  };
  // Cursors are not used: Kysely's other way to query.
  return { query: query as PostgresPoolClient['query'], release: () => client.release(isOutdated) };
}

/** Values as the protocol has them; undefined where only the driver knows how to write one. */
function plainValues(values: readonly unknown[]): readonly (string | null)[] | undefined {
  const plain = values.map(plainValue);
  return plain.includes(undefined) ? undefined : plain.map(value => value ?? null);
}

function plainValue(value: unknown): string | null | undefined {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value instanceof Date ? value.toISOString() : undefined;
}
