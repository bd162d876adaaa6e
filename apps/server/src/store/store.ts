import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Tables } from './tables.ts';

/** Typed queries on our tables. Either the database itself or a transaction: functions that only query take this. */
export type Db = Kysely<Tables>;

/** Inside a transaction: all of it happens, or nothing. */
export type Tx = Transaction<Tables>;

/** Queries on the shared pool. Closing is the pool's owner's job. */
export function createDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
