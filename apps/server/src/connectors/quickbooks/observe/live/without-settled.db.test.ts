import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../../../../records/testing/record-bench.ts';
import { createTestDatabase, type TestDatabase } from '../../../../testing/create-test-database.ts';
import { fillInvoices } from '../../../../testing/fill-invoices.ts';
import { noIds } from './absorb.ts';
import { withoutSettled } from './without-settled.ts';

let database: TestDatabase;
let connectionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connectionId = randomUUID();
  const { workspaceId } = await createRecordBench(database.db);
  const company = { company_name: 'Harbor Books', country: 'US', currency: 'USD', app_url: 'https://books.example' };
  await database.db
    .insertInto('connection')
    .values({
      ...company,
      id: connectionId,
      workspace_id: workspaceId,
      realm_id: connectionId,
      state: 'active',
      environment: 'test',
      is_emulated: true,
      connected_by: 'Maria',
      connected_at: new Date(),
      preset: 'mirror',
    })
    .execute();
  await fillInvoices(database.db, { connectionId, workspaceId, count: 6, customers: 2 });
  await database.db.updateTable('link').set({ synced_at: new Date() }).execute();
});
afterAll(() => database.close());

const recordOf = (booksId: string) => sql`(select record_id from link where books_id = ${booksId})`;

test('C30 of what a sweep saw before, only what may need a decision is left', async () => {
  const { db } = database;
  await sql`update mirror set observed_at = now() + interval '1 second' where books_id = 'i2'`.execute(db);
  await sql`update invoice set mark = 'problem' where id = ${recordOf('i3')}`.execute(db);
  await sql`update customer set mark = 'waiting-out' where id = ${recordOf('c2')}`.execute(db);
  await sql`update mirror set life = 'deleted' where books_id = 'i4'`.execute(db);
  const looked = {
    ...noIds,
    Invoice: ['i1', 'i2', 'i3', 'i4', 'i5', 'stranger'],
    Customer: ['c1', 'c2'],
    Payment: ['p1'],
  };
  const changed = { ...noIds, Invoice: ['i5'] };
  expect(await withoutSettled(db, { connectionId, looked, changed })).toEqual({
    ...noIds,
    // Learned later than taken, a problem, gone, changed just now, linked to nothing here.
    Invoice: ['i2', 'i3', 'i4', 'i5', 'stranger'],
    Customer: ['c2'],
    Payment: ['p1'],
  });
});
