import { sql } from 'kysely';
import { listCustomers as customersContract, listInvoices as invoicesContract } from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { listCustomers } from './customers/list-customers.ts';
import { searchBounds } from './find-page.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import { createRecordBench, type RecordBench } from './testing/record-bench.ts';

let database: TestDatabase;
let bench: RecordBench;

/** `Harbor 00001 …` in order; every row holds the word of all, every tenth another, the last 10,100 a third. */
const rowCount = 31_000;
const lateCount = 10_100;

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await createRecordBench(database.db);
  const { workspaceId } = bench;
  const name = sql`'Harbor ' || lpad(n::text, 5, '0') || case when n % 10 = 0 then ' tenth' else '' end
    || case when n > ${rowCount - lateCount} then ' late' else '' end`;
  await sql`
    insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, currency, created_at, updated_at)
    select md5('customer' || n)::uuid, ${workspaceId}, s.name, lower(s.name), s.name, lower(s.name), 'USD', now(), now()
    from generate_series(1, ${rowCount}::integer) n cross join lateral (select ${name} as name) s`.execute(database.db);
  await sql`
    insert into invoice (id, workspace_id, number, customer_id, txn_date, due_date, currency, tax_mode, totals, total, balance, stage,
      created_at, updated_at)
    select md5('invoice' || n)::uuid, ${workspaceId}, n::text, md5('customer' || n)::uuid, date '2026-01-01' + n, date '2026-02-01' + n,
      'USD', 'exclusive', '{"tax":"0","discount":"0","shipping":"0"}', 10, 10, 'posted', now(), now()
    from generate_series(1, 30) n`.execute(database.db);
});
afterAll(() => database.close());

async function customers(given: object) {
  const filter = customersContract.query?.parse(given);
  if (filter === undefined) throw new Error('The contract has a query.');
  const { workspaceId, tools } = bench;
  const { rows, ...rest } = await listCustomers(database.db, { workspaceId, filter, now: tools.now() });
  return { ...rest, names: rows.map(({ displayName }) => displayName) };
}

const numbered = (n: number): RegExp => new RegExp(`^Harbor ${String(n).padStart(5, '0')}`);

describe('a word that very many rows hold', () => {
  test('is answered in the order of the list, page by page without a gap, and counted no further than anybody reads', async () => {
    let cursor: string | undefined;
    for (let first = 1; first <= 201; first += 100) {
      const page = await customers({ search: 'harbor', limit: 100, ...(cursor !== undefined && { cursor }) });
      expect(page).toMatchObject({ total: searchBounds.foundMax, isTotalCapped: true });
      expect(page.names).toHaveLength(100);
      expect(page.names[0]).toMatch(numbered(first));
      expect(page.names[99]).toMatch(numbered(first + 99));
      cursor = page.nextCursor ?? undefined;
    }
  });

  test('is answered from its end backwards, and over rows of several lives', async () => {
    const { names } = await customers({ search: 'harbor', sort: '-name', status: 'all', limit: 2 });
    expect(names).toEqual(['Harbor 31000 tenth late', 'Harbor 30999 late']);
  });

  test('is found and counted to the end where its rows are far behind in the order', async () => {
    const page = await customers({ search: 'late', limit: 1 });
    expect(page).toMatchObject({ total: lateCount, names: ['Harbor 20901 late'] });
    expect(page).not.toHaveProperty('isTotalCapped');
    const next = await customers({ search: 'late', limit: 1, cursor: page.nextCursor });
    expect(next).toMatchObject({ total: lateCount, names: ['Harbor 20902 late'] });
  });
});

test('a word that few rows hold is counted to the end', async () => {
  const page = await customers({ search: 'tenth', limit: 1 });
  expect(page).toMatchObject({ total: rowCount / 10, names: ['Harbor 00010 tenth'] });
  expect(page).not.toHaveProperty('isTotalCapped');
  expect(await customers({ search: 'nowhere' })).toEqual({ total: 0, nextCursor: null, names: [] });
});

test('few invoices are found and counted to the end although very many customers have the name', async () => {
  const filter = invoicesContract.query?.parse({ search: 'harbor', limit: 2, sort: 'date' });
  if (filter === undefined) throw new Error('The contract has a query.');
  const { workspaceId, tools } = bench;
  const page = await listInvoices(database.db, { workspaceId, filter, now: tools.now() });
  expect(page.rows.map(({ number }) => number)).toEqual(['1', '2']);
  const all = await listInvoices(database.db, { workspaceId, filter: { ...filter, limit: 50 }, now: tools.now() });
  expect(all).toMatchObject({ total: 30, nextCursor: null });
});
