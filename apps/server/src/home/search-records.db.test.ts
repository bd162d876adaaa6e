import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../records/testing/record-bench.ts';
import { writeDocuments } from '../records/testing/random-documents.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { searchRecords } from './search-records.ts';

let database: TestDatabase;
let workspaceId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ workspaceId } = await createRecordBench(database.db));
  const document = { customerId: randomUUID(), customerName: 'Foothill Nursery', day: '2026-11-20', total: 25 };
  // Each becomes an invoice, a payment and an estimate; of one kind more for the other two kinds of documents.
  await writeDocuments(database.db, workspaceId, [
    { ...document, id: randomUUID(), text: 'Q-1050', isDeleted: false },
    { ...document, id: randomUUID(), text: 'Q-1077', isDeleted: true },
  ]);
  for (const kind of ['credit-memo', 'refund-receipt']) {
    await sql`
      insert into sales_document (id, workspace_id, kind, number, customer_id, txn_date, currency, total, content, created_at, updated_at)
      values (${randomUUID()}, ${workspaceId}, ${kind}, 'Q-1050', ${document.customerId}, '2026-11-20', 'USD', 25, '{}', now(), now())`.execute(
      database.db,
    );
  }
});
afterAll(() => database.close());

test('the palette finds documents of every kind by their numbers, and a payment by its reference, with the customer', async () => {
  const { rows } = await searchRecords(database.db, workspaceId, '1050');
  const found = rows.map(({ kind, title, subtitle }) => [kind, title, subtitle]);
  expect(found.sort()).toEqual([
    ['credit-memo', 'Credit memo Q-1050', 'Foothill Nursery'],
    ['estimate', 'Estimate Q-1050', 'Foothill Nursery'],
    ['invoice', 'Invoice (draft)', 'Foothill Nursery'],
    ['payment', 'Payment Q-1050', 'Foothill Nursery'],
    ['refund-receipt', 'Refund receipt Q-1050', 'Foothill Nursery'],
  ]);
});

test('the palette finds nothing that is deleted, and nothing of another workspace', async () => {
  expect(await searchRecords(database.db, workspaceId, '1077')).toEqual({ rows: [] });
  expect(await searchRecords(database.db, randomUUID(), '1050')).toEqual({ rows: [] });
});
