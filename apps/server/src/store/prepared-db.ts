import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

/** Texts that are remembered. Each costs every connection the memory of its plan. */
const textsMax = 400;

/**
 * Queries on the shared pool for work that says the same statements again and again: each connection plans a statement once and keeps the
 * plan. Of a job that follows a change, planning was more than half of what the database did. Not for imports: a plan that was made while
 * the tables were small may be kept while they grow to a hundred thousand rows, until PostgreSQL has counted them anew.
 */
export function createPreparedDb(pool: pg.Pool): Db {
  const nameOf = createNames();
  const connect = async (): Promise<PostgresPoolClient> => preparing(await pool.connect(), nameOf);
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

function preparing(client: pg.PoolClient, nameOf: NameOf): PostgresPoolClient {
  let isOutdated = false;
  const query = async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
    const name = values.length === 0 ? undefined : nameOf(text);
    try {
      const answer = await client.query({ text, values: [...values], ...(name !== undefined && { name }) });
      // The command word of a result is one of those that Kysely tells apart, or one that it leaves alone.
      return answer as unknown as PostgresQueryResult<unknown>;
    } catch (error) {
      isOutdated ||= error instanceof pg.DatabaseError && outdatedCodes.has(error.code);
      throw error;
    }
  };
  // Cursors are not used: Kysely's other way to query.
  return { query: query as PostgresPoolClient['query'], release: () => client.release(isOutdated) };
}
