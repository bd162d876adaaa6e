import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRecordBench } from '../../../records/testing/record-bench.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/create-test-database.ts';
import { fillInvoices } from '../../../testing/fill-invoices.ts';
import { compareSides } from './compare-sides.ts';
import { findComparedConnection } from './compared-connection.ts';

let database: TestDatabase;
let connectionId: string;
const count = 300;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  connectionId = randomUUID();
  const { workspaceId } = await createRecordBench(database.db);
  await database.db
    .insertInto('connection')
    .values({
      id: connectionId,
      workspace_id: workspaceId,
      realm_id: connectionId,
      state: 'active',
      company_name: 'Harbor Books',
      country: 'US',
      currency: 'USD',
      environment: 'test',
      app_url: 'https://books.example',
      is_emulated: true,
      connected_by: 'Maria',
      connected_at: new Date(),
      preset: 'sales',
    })
    .execute();
  await fillInvoices(database.db, { connectionId, workspaceId, count, customers: 20 });
});

/** Compares and answers with the sums and the rows that differ. */
async function compare() {
  const { db } = database;
  const connection = await findComparedConnection(db, connectionId);
  if (connection === undefined) throw new Error('The connection is gone.');
  const tieOutId = randomUUID();
  await db
    .insertInto('tie_out_run')
    .values({
      id: tieOutId,
      workspace_id: connection.workspaceId,
      connection_id: connectionId,
      source: 'mirror',
      state: 'running',
      started_by: 'Maria',
      started_at: new Date(),
    })
    .execute();
  const sums = await db.transaction().execute(tx => compareSides(tx, { tieOutId, connection }));
  const rows = await db
    .selectFrom('tie_out_document')
    .selectAll()
    .where('tie_out_id', '=', tieOutId)
    .where('verdict', 'not in', ['ties', 'left-alone'])
    .orderBy('seq')
    .execute();
  return { sums, rows };
}

const bend = (booksId: string, path: string, value: string) =>
  sql`update mirror set payload = jsonb_set(payload, ${path}::text[], ${JSON.stringify(value)}::jsonb)
    where connection_id = ${connectionId} and entity = 'Invoice' and books_id = ${booksId}`.execute(database.db);

test('equal sides tie: every document, customer, account and month', async () => {
  const { sums, rows } = await compare();
  expect(rows).toEqual([]);
  expect(sums.counts).toMatchObject({ documents: count, differing: 0, differingCustomers: 0, differingPeriods: 0 });
  const [total] = sums.totals;
  expect(total?.counts).toMatchObject({ here: count, books: count, ties: count });
  expect(total?.total.difference).toBe('0');
  expect(sums.receivables[0]?.here).toBe(total?.balance.books);
});

const bends: readonly {
  readonly what: string;
  readonly path: string;
  readonly value: string;
  readonly field: string;
}[] = [
  { what: 'a cent in the total', path: '{TotalAmt}', value: '153.04', field: 'total' },
  { what: 'a cent in a line', path: '{Line,0,Amount}', value: '99.99', field: 'line' },
  { what: 'the tax', path: '{TxnTaxDetail,TotalTax}', value: '1.00', field: 'tax' },
  { what: 'what is open', path: '{Balance}', value: '1', field: 'balance' },
  { what: 'the day', path: '{TxnDate}', value: '2023-01-05', field: 'date' },
  { what: 'the customer', path: '{CustomerRef,value}', value: 'c9', field: 'customer' },
  { what: 'the currency', path: '{CurrencyRef,value}', value: 'CAD', field: 'currency' },
];
test.each(bends)('$what that moved in the books alone is found and named', async ({ path, value, field }) => {
  await bend('i3', path, value);
  const { rows } = await compare();
  expect(rows.map(row => row.books_id)).toEqual(['i3']);
  expect(rows[0]?.differences?.map(difference => difference.field)).toContain(field);
});

test('a bundle counts by its components, shipping and discount by themselves', async () => {
  const lines = [
    { Id: '9', DetailType: 'GroupLineDetail', GroupLineDetail: { Line: await linesOf('i4') } },
    { DetailType: 'DiscountLineDetail', Amount: '5' },
    { DetailType: 'SalesItemLineDetail', Amount: '7', SalesItemLineDetail: { ItemRef: { value: 'SHIPPING_ITEM_ID' } } },
  ];
  await sql`update mirror set payload = jsonb_set(payload, '{Line}', ${JSON.stringify(lines)}::jsonb)
    where connection_id = ${connectionId} and books_id = 'i4'`.execute(database.db);
  const { rows } = await compare();
  expect(rows[0]?.differences?.map(({ field, difference }) => [field, difference])).toEqual([
    ['discount', '-5'],
    ['shipping', '-7'],
  ]);
});

async function linesOf(booksId: string): Promise<readonly unknown[]> {
  const { payload } = await database.db
    .selectFrom('mirror')
    .select('payload')
    .where('connection_id', '=', connectionId)
    .where('books_id', '=', booksId)
    .executeTakeFirstOrThrow();
  return (payload as { readonly Line: readonly unknown[] }).Line.slice(0, 2);
}

test('what stands on one side only is missed by the rules of the connection, and nothing else is', async () => {
  const unlink = (booksId: string) =>
    sql`delete from link where connection_id = ${connectionId} and kind = 'invoice' and books_id = ${booksId}`.execute(
      database.db,
    );
  await unlink('i5');
  const { rows, sums } = await compare();
  // Each half stands alone now.
  expect(rows.map(row => row.verdict).sort()).toEqual(['only-here', 'only-in-books']);
  expect(sums.counts.differingCustomers).toBe(0);
  await sql`update connection set preset = 'import' where id = ${connectionId}`.execute(database.db);
  const quiet = await compare();
  expect(quiet.rows.map(row => row.verdict)).toEqual(['only-here']);
});

test('a voided document comes to nothing on the side where it is voided', async () => {
  await sql`update mirror set life = 'voided' where connection_id = ${connectionId} and books_id = 'i10'`.execute(
    database.db,
  );
  const { rows, sums } = await compare();
  expect(rows[0]?.differences).toMatchObject([{ field: 'life', here: 'live', books: 'voided' }]);
  expect(rows[0]).toMatchObject({ total_books: '0.0000', balance_books: '0.0000' });
  expect(sums.counts.differingCustomers).toBe(1);
});
