import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { createPreparedDb } from './prepared-db.ts';
import type { Db } from './store.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('create table thing (id integer primary key, name text)');
  await database.pool.query(`insert into thing values (1, 'one'), (2, 'two')`);
  db = createPreparedDb(database.pool);
});
afterAll(() => database.close());

const nameOf = (on: Db, id: number) => sql<object>`select * from thing where id = ${id}`.execute(on);

/** Plans that a connection keeps, for the statements of this test. */
async function keptPlans(on: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from pg_prepared_statements where statement like '%from thing%'`.execute(on);
  return rows[0]?.count ?? 0;
}

test('a statement that comes again is planned once, and one that comes once is not kept', async () => {
  await db.connection().execute(async one => {
    await sql`select count(*) from thing where id > ${0}`.execute(one);
    for (const id of [1, 2, 1]) await nameOf(one, id);
    expect(await keptPlans(one)).toBe(1);
    expect((await nameOf(one, 2)).rows).toEqual([{ id: 2, name: 'two' }]);
  });
});

test('inside a transaction it writes, tells how many rows it changed, and takes back what fails', async () => {
  const rename = (on: Db, name: string) => sql`update thing set name = ${name} where id = 1`.execute(on);
  const failing = db.transaction().execute(async tx => {
    expect((await rename(tx, 'first')).numAffectedRows).toBe(1n);
    expect((await rename(tx, 'second')).numAffectedRows).toBe(1n);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await nameOf(db, 1)).rows).toEqual([{ id: 1, name: 'one' }]);
});

test('a connection whose plans no longer fit is given up: the same statement works on the next', async () => {
  await Promise.all([1, 2, 1, 2].map(id => nameOf(db, id)));
  await database.pool.query('alter table thing add column more text');
  const answers = await Promise.allSettled([1, 2, 1, 2, 1, 2].map(id => nameOf(db, id)));
  expect(answers.some(({ status }) => status === 'rejected')).toBe(true);
  expect((await nameOf(db, 2)).rows).toEqual([{ id: 2, name: 'two', more: null }]);
});
