import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../records/testing/record-bench.ts';
import { connectCompany } from '../testing/connect-company.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { analyzeGrown } from './analyze-grown.ts';
import type { Db } from './store.ts';

let database: TestDatabase;
let workspaceId: string;
let connectionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ workspaceId } = await createRecordBench(database.db));
  connectionId = await connectCompany(database.db, workspaceId);
});
afterAll(() => database.close());

/** Makes customers, and has PostgreSQL count them at once: it does so within a second otherwise. */
async function addCustomers({ db }: { readonly db: Db }, count: number): Promise<void> {
  await db.connection().execute(async one => {
    await sql`
      insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, currency, created_at, updated_at)
      select gen_random_uuid(), ${workspaceId}, 'Quay ' || n, 'quay ' || n, 'Quay ' || n, 'quay ' || n, 'USD', now(), now()
      from generate_series(1, ${count}::integer) n`.execute(one);
    await sql`select pg_stat_force_next_flush()`.execute(one);
    await sql`select 1`.execute(one);
  });
}

test('a list that grew without an import is looked at by the planner, once', async () => {
  const { db } = database;
  await addCustomers(database, 40);
  expect(await analyzeGrown(db)).toEqual([]);
  await addCustomers(database, 40);
  expect(await analyzeGrown(db)).toEqual(['customer']);
  expect(await analyzeGrown(db)).toEqual([]);
  await addCustomers(database, 55);
  expect(await analyzeGrown(db)).toEqual([]);
  await addCustomers(database, 10);
  expect(await analyzeGrown(db)).toEqual(['customer']);
});

test.each(['reading', 'deciding', 'applying'] as const)('nothing is looked at while a plan is %s', async state => {
  const { db } = database;
  await addCustomers(database, 1_000);
  const planId = randomUUID();
  await sql`insert into plan (id, workspace_id, connection_id, categories, state, created_by, created_at)
    values (${planId}, ${workspaceId}, ${connectionId}, '{customers}', ${state}, 'Maria', now())`.execute(db);
  expect(await analyzeGrown(db)).toEqual([]);
  await db.deleteFrom('plan').where('id', '=', planId).execute();
  expect(await analyzeGrown(db)).toEqual(['customer']);
});
