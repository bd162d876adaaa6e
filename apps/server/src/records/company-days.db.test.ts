import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listInvoices as invoicesContract } from '@tieout/api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readHomePage } from '../home/read-home.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { readCompaniesOn } from './company-days.ts';
import { countInvoices } from './invoices/count-invoices.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import { readInvoice } from './invoices/read-invoice.ts';
import { readEstimate } from './sales-documents/read-estimate.ts';
import { createRecordBench } from './testing/record-bench.ts';

/** Noon of the 21st in Greenwich: 25 hours lie between the two companies, and the workspace is with the western one. */
const now = new Date('2026-11-21T12:00:00Z');
const western = 'Pacific/Pago_Pago';
const eastern = 'Pacific/Kiritimati';

let database: TestDatabase;
let workspaceId: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

interface Company {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly state: 'active' | 'disconnected';
}

const companies: readonly Company[] = [
  { name: 'west', zone: western, currency: 'USD', state: 'active' },
  { name: 'east', zone: eastern, currency: 'EUR', state: 'active' },
  { name: 'gone', zone: eastern, currency: 'USD', state: 'disconnected' },
];

/** One invoice and one estimate of each company and of none, good until the 21st. The western company is the default one. */
beforeEach(async () => {
  ({ workspaceId } = await createRecordBench(database.db, 'USD'));
  for (const { name, zone, currency, state } of companies) {
    const id = randomUUID();
    await sql`insert into connection (id, workspace_id, realm_id, state, company_name, country, currency, environment, app_url, is_emulated,
        connected_by, connected_at, time_zone, is_default)
      values (${id}, ${workspaceId}, ${id}, ${state}, ${name}, 'US', ${currency}, 'emulator', 'http://127.0.0.1', true, 'Maria', ${now}, ${zone},
        ${name === 'west'})`.execute(database.db);
    await write(name, currency, id);
  }
  await write('none', 'USD', null);
});

async function write(number: string, currency: string, connectionId: string | null): Promise<void> {
  await sql`insert into invoice (id, workspace_id, number, txn_date, due_date, currency, tax_mode, totals, total, balance, stage, connection_id,
      created_at, updated_at)
    values (${randomUUID()}, ${workspaceId}, ${number}, '2026-11-01', '2026-11-21', ${currency}, 'exclusive',
      '{"tax":"0","discount":"0","shipping":"0"}', 10, 10, 'posted', ${connectionId}, ${now}, ${now})`.execute(
    database.db,
  );
  await sql`insert into sales_document (id, workspace_id, kind, number, txn_date, expiration_date, status, stage, currency, total, content,
      connection_id, created_at, updated_at)
    values (${randomUUID()}, ${workspaceId}, 'estimate', ${number}, '2026-11-01', '2026-11-21', 'pending', 'posted', ${currency}, 10, '{}',
      ${connectionId}, ${now}, ${now})`.execute(database.db);
}

async function listed(given: object) {
  const filter = invoicesContract.query?.parse({ sort: 'number', ...given });
  if (filter === undefined) throw new Error('The contract has a query.');
  return listInvoices(database.db, { workspaceId, filter, now });
}

const numbersOf = (rows: readonly { readonly number: string | null }[]) => rows.map(({ number }) => number);
const readOne = (id: string) => readInvoice(database.db, { workspaceId, id }, now);

/** Numbers of the invoices that lists, counts and single pages call overdue. */
async function overdueNow(): Promise<readonly (string | null)[]> {
  const [all, filtered] = [await listed({}), await listed({ state: 'overdue' })];
  const marked = numbersOf(all.rows.filter(({ isOverdue }) => isOverdue));
  const { days } = await readCompaniesOn(database.db, workspaceId, now);
  const counts = await countInvoices(database.db, { workspaceId, days });
  const singly = await Promise.all(all.rows.map(({ id }) => readOne(id)));
  expect(numbersOf(filtered.rows)).toEqual(marked);
  expect([filtered.total, counts.overdue, counts.open, counts.all]).toEqual([marked.length, marked.length, 4, 4]);
  expect(numbersOf(singly.filter(({ isOverdue }) => isOverdue))).toEqual(marked);
  return marked;
}

async function expiredNow(): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select id from sales_document where workspace_id = ${workspaceId} order by number`.execute(database.db);
  const estimates = await Promise.all(rows.map(({ id }) => readEstimate(database.db, { workspaceId, id }, now)));
  return numbersOf(estimates.filter(({ isExpired }) => isExpired));
}

const setDefault = (name: string) =>
  sql`update connection set is_default = (company_name = ${name}) where workspace_id = ${workspaceId} and is_default <> (company_name = ${name})`;

test('U03 what is overdue or expired is judged on the day of each record’s own company; of none that is on, on the default one’s', async () => {
  expect(await overdueNow()).toEqual(['east']);
  expect(await expiredNow()).toEqual(['east']);
  await sql`update connection set is_default = false where workspace_id = ${workspaceId}`.execute(database.db);
  await setDefault('east').execute(database.db);
  expect(await overdueNow()).toEqual(['east', 'gone', 'none']);
  expect(await expiredNow()).toEqual(['east', 'gone', 'none']);
});

test('U03 without a company that is on it is the workspace’s day', async () => {
  await sql`update connection set state = 'disconnected', is_default = false where workspace_id = ${workspaceId}`.execute(
    database.db,
  );
  expect(await overdueNow()).toEqual([]);
  await sql`update workspace set time_zone = ${eastern} where id = ${workspaceId}`.execute(database.db);
  expect(await overdueNow()).toEqual(['east', 'gone', 'none', 'west']);
});

test('U03 U22 home sums up what is owed in each currency by itself, by age on each company’s own day', async () => {
  const home = await readHomePage(database.db, workspaceId, now);
  const aging = (bucket: string, amount: string) => expect.arrayContaining([{ bucket, amount }]) as unknown;
  expect(home).toMatchObject({ currency: 'USD', owed: '30', overdue: '0', aging: aging('not-due', '30') });
  expect(home.otherCurrencies).toEqual([{ currency: 'EUR', owed: '10', overdue: '10', aging: aging('1-30', '10') }]);
  expect(home.invoiceCounts.overdue).toBe(1);
});

test('U03 home names each company that is on once, also where none is the default one', async () => {
  await sql`update connection set is_default = false where workspace_id = ${workspaceId}`.execute(database.db);
  const { connection, otherCompanies } = await readHomePage(database.db, workspaceId, now);
  expect([connection, ...otherCompanies].map(one => one?.companyName).sort()).toEqual(['east', 'west']);
});
