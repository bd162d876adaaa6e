import { listCustomers, listInvoices, listItems, readHome, searchRecords } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerAccount, startTestServer, type TestServer } from '../../apps/server/src/testing/start-test-server.ts';
import type { Visitor } from '../../apps/server/src/testing/visitor.ts';

let server: TestServer;
let owner: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  owner = server.visit();
  await owner.signUp({ ...ownerAccount, start: 'sample' });
});
afterAll(() => server.close());

test('the sample business has customers, items and drafts that add up', async () => {
  const customers = await owner.call(listCustomers, {});
  const items = await owner.call(listItems, {});
  const { rows } = await owner.call(listInvoices, {});
  expect([customers.total, items.total, rows.length]).toEqual([5, 5, 2]);
  // 95 + 6 × 64.90 + 12.5 × 82.50, and 24 × 7.35 + 45.
  expect(rows.map(row => [row.customerName, row.state, row.total])).toEqual([
    ['Casa Verde Café', 'draft', '221.4'],
    ['Alder & Finch Interiors', 'draft', '1515.65'],
  ]);
});

test('home counts what there is and owes nothing to drafts', async () => {
  const home = await owner.call(readHome, {});
  expect(home).toMatchObject({
    currency: 'USD',
    owed: '0',
    overdue: '0',
    otherCurrencies: [],
    invoiceCounts: { draft: 2, paid: 0, overdue: 0 },
    customerCount: 5,
    itemCount: 5,
    connection: null,
    attention: [],
  });
  expect(home.aging).toHaveLength(5);
});

test.each([
  ['casa', 'customer', 'Casa Verde Café'],
  ['sh 090', 'item', 'Oak shelf, 90 cm'],
])('the palette finds "%s"', async (q, kind, title) => {
  const { rows } = await owner.call(searchRecords, { query: { q } });
  expect(rows.map(row => [row.kind, row.title])).toContainEqual([kind, title]);
});
