import { sql } from 'kysely';
import {
  listEstimates,
  listProblems,
  listRefundReceipts,
  readConnection,
  readCustomer,
  updateConnection,
  type Connection,
  type Invoice,
} from '@tieout/api';
import { expect, test } from 'vitest';
import { createBooksTools } from '../../apps/server/src/compose/create-books-tools.ts';
import { orderReading } from '../../apps/server/src/connectors/quickbooks/observe/live/follow-order.ts';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import { customersOf, importAll, itemsOf } from '../../apps/server/src/testing/import-lists.ts';
import { addCustomer, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

/** No webhook reaches the server: only the sweeper can tell what happens in the books. */
let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest(
  {
    hasWebhooks: false,
    environment: { QUICKBOOKS_SWEEP_OFTEN_SECONDS: '1', QUICKBOOKS_SWEEP_RARELY_SECONDS: '2' },
  },
  company => ({ bench, realmId, connectionId } = company),
);

const owner = () => bench.owner;
const db = () => bench.server.core.db;
const booksId = ({ sync }: Invoice) => sync.booksId ?? '';
const receive = (invoice: Invoice, more = {}) =>
  bench.act(realmId, 'receive-payment', { invoiceId: booksId(invoice), ...more });
const poll = { timeout: 15_000, interval: 50 };

const stateOf = async (invoice: Invoice) => (await invoiceNow(owner(), invoice)).state;

async function becomes(invoice: Pick<Invoice, 'id'>, expected: Partial<Invoice>): Promise<Invoice> {
  await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject(expected);
  return invoiceNow(owner(), invoice);
}

const connection = (): Promise<Connection> => owner().call(readConnection, { params: { connectionId } });

/** As if the last look had been so many days ago. Between two looks: one that is at work would note when it was. */
async function lookBack(days: number): Promise<void> {
  const setBack = () =>
    db()
      .transaction()
      .execute(async tx => {
        const { rows } = await sql<{ is_at_work: boolean }>`
          select locked_at is not null as is_at_work from graphile_worker._private_jobs where key = ${`sweep:${connectionId}`}
          for update`.execute(tx);
        if (rows.length !== 1 || rows[0]?.is_at_work !== false) return false;
        await sql`update connection set watermark = now() - make_interval(days => ${days}) where id = ${connectionId}`.execute(
          tx,
        );
        return true;
      });
  await expect.poll(setBack, poll).toBe(true);
}

/** Does not wait for the next sweep, which orders the same. */
const readUnread = () => orderReading(db(), createBooksTools(bench.server.core).enqueue, connectionId);

const refusal = { effect: 'fault', status: 400, code: '5020', message: 'Permission Denied', times: null };
const refusals = async () => (await owner().call(listProblems, {})).rows.filter(({ cause }) => cause === 'refused');

/** As if QuickBooks had been asked for what it refused so long ago that it is asked again. */
async function aDayAfterRefusal(): Promise<void> {
  await sql`update connection set left_unread = (
      select jsonb_object_agg(key, value || jsonb_build_object('refusedAt', now() - interval '25 hours')) from jsonb_each(left_unread))
    where id = ${connectionId}`.execute(db());
  await readUnread();
}

test('U28 PIP-29 a payment that no webhook tells of is found by the sweeper, and the customer owes less', async () => {
  const customer = await addCustomer(owner());
  const invoice = await postInvoiceOf(owner(), { total: '120.50', customer });
  await receive(invoice);
  const paid = await becomes(invoice, { state: 'paid', balance: '0' });
  expect(paid.payments).toMatchObject([{ amount: '120.5' }]);
  const owed = async () => (await owner().call(readCustomer, { params: { customerId: customer.id } })).balance;
  await expect.poll(owed, poll).toBe('0');
  expect((await connection()).lastInStepAt).not.toBeNull();
});

test('U13 deletions that no webhook tells of are found, and looked at again before anything is taken away', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '80' });
  await receive(invoice);
  const paid = await becomes(invoice, { state: 'paid' });
  await bench.act(realmId, 'delete', { entity: 'Payment', id: paid.payments[0]?.id });
  const open = await becomes(invoice, { balance: '80', state: 'to-be-sent' });
  expect(open.payments).toEqual([]);
  await bench.act(realmId, 'delete', { entity: 'Invoice', id: booksId(invoice) });
  await becomes(invoice, { state: 'deleted' });
});

test('U28 C44 after more than thirty days everything since is asked for by query, deletions included', async () => {
  const [paid, gone] = [await postInvoiceOf(owner(), { total: '10' }), await postInvoiceOf(owner(), { total: '20' })];
  await lookBack(45);
  await receive(paid);
  await bench.act(realmId, 'delete', { entity: 'Invoice', id: booksId(gone) });
  await becomes(paid, { state: 'paid' });
  await becomes(gone, { state: 'deleted' });
});

test('U28 more changes than one answer of the change feed holds are all found, deletions among them too', async () => {
  const [paid, gone] = [await postInvoiceOf(owner(), { total: '10' }), await postInvoiceOf(owner(), { total: '20' })];
  await bench.fault({ match: { path: '*/cdc*' }, effect: 'status', status: 503, body: 'down', times: null });
  const many = { customers: 1_300, items: 0, seed: 7 };
  await bench.emulator.control('POST', `/companies/${realmId}/generate`, many);
  await receive(paid);
  await bench.act(realmId, 'delete', { entity: 'Invoice', id: booksId(gone) });
  await bench.clearFaults();
  await expect.poll(() => stateOf(paid), { ...poll, timeout: 60_000 }).toBe('paid');
  await expect.poll(() => stateOf(gone), poll).toBe('deleted');
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from mirror where connection_id = ${connectionId} and entity = 'Customer'`.execute(
    db(),
  );
  expect(rows[0]?.count).toBeGreaterThanOrEqual(1_300);
});

test('I2G-21 what is new in QuickBooks comes in by itself once customers were imported', async () => {
  await importAll(owner(), connectionId, ['customers']);
  const names = async () => (await customersOf(owner(), { search: 'Fresh' })).map(({ displayName }) => displayName);
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Fresh from the books' });
  await expect.poll(names, poll).toEqual(['Fresh from the books']);
});

test('U12 documents that no reading ever covered are read once, by themselves: refund receipts of a company from before they were kept', async () => {
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Buyer of long ago' });
  await importAll(owner(), connectionId, ['customers']);
  const [customer] = await customersOf(owner(), { search: 'Buyer of long ago' });
  const account = await bench.inBooks(realmId, "query?query=select * from Account where AccountType = 'Bank'");
  const item = await bench.inBooks(realmId, "query?query=select * from Item where Type = 'Service'");
  const idOf = ({ QueryResponse }: typeof account, entity: string) =>
    (QueryResponse as Readonly<Record<string, readonly { readonly Id: string }[]>>)[entity]?.[0]?.Id;
  const detail = { ItemRef: { value: idOf(item, 'Item') }, Qty: 3, UnitPrice: 20.1 };
  await bench.inBooks(realmId, 'refundreceipt', {
    CustomerRef: { value: customer?.sync.booksId },
    DepositToAccountRef: { value: idOf(account, 'Account') },
    Line: [{ DetailType: 'SalesItemLineDetail', Amount: 60.3, SalesItemLineDetail: detail }],
  });
  const refunds = async () => (await owner().call(listRefundReceipts, {})).rows.map(({ total }) => total);
  const unread = async () => {
    const { rows } = await sql<{ kinds: readonly string[] }>`
      select array(select unnest('{CreditMemo,Estimate,RefundReceipt}'::text[]) except select unnest(read_in_full)) as kinds
      from connection where id = ${connectionId}`.execute(db());
    return rows[0]?.kinds;
  };
  await expect.poll(refunds, poll).toEqual(['60.3']);
  await expect.poll(unread, poll).toEqual([]);
  // The looks at what changed lately see nothing; and it is as if nobody here had known of refund receipts when this one was told.
  await bench.fault({ match: { path: '*/cdc*' }, effect: 'status', status: 503, body: 'down', times: null });
  await db()
    .transaction()
    .execute(async tx => {
      for (const table of ['link', 'sales_document'])
        await sql`delete from ${sql.table(table)} where connection_id = ${connectionId} and kind = 'refund-receipt'`.execute(
          tx,
        );
      await sql`delete from mirror where connection_id = ${connectionId} and entity = 'RefundReceipt'`.execute(tx);
      await sql`update connection set read_in_full = '{CreditMemo,Estimate}' where id = ${connectionId}`.execute(tx);
    });
  await expect.poll(refunds, { ...poll, timeout: 60_000 }).toEqual(['60.3']);
  await expect.poll(unread, poll).toEqual([]);
});

test('U07 U12 of documents that are read once, those before the date floor stay there, but for what a later one was made from', async () => {
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Asked for quotes' });
  await importAll(owner(), connectionId, ['customers']);
  const [customer] = await customersOf(owner(), { search: 'Asked for quotes' });
  const { QueryResponse: found } = await bench.inBooks(
    realmId,
    "query?query=select * from Item where Type = 'Service'",
  );
  const { Id: item } = (found as { readonly Item: readonly [{ readonly Id: string }] }).Item[0];
  const estimateOf = async (TxnDate: string, Amount: number): Promise<string> => {
    const Line = [{ DetailType: 'SalesItemLineDetail', Amount, SalesItemLineDetail: { ItemRef: { value: item } } }];
    const CustomerRef = { value: customer?.sync.booksId };
    const { Estimate: made } = await bench.inBooks(realmId, 'estimate', { CustomerRef, TxnDate, Line });
    return (made as { readonly Id: string }).Id;
  };
  await estimateOf('2020-01-01', 10);
  const TxnId = await estimateOf('2020-01-02', 20);
  await estimateOf('2026-01-02', 30);
  const Line = [{ DetailType: 'SalesItemLineDetail', Amount: 20, SalesItemLineDetail: { ItemRef: { value: item } } }];
  const LinkedTxn = [{ TxnId, TxnType: 'Estimate' }];
  const CustomerRef = { value: customer?.sync.booksId };
  await bench.inBooks(realmId, 'invoice', { CustomerRef, TxnDate: '2026-02-01', Line, LinkedTxn });
  const estimates = async () => (await owner().call(listEstimates, {})).rows.map(({ total }) => total).sort();
  const mirrored = async () =>
    (await sql`select 1 from mirror where connection_id = ${connectionId} and entity = 'Invoice'`.execute(db())).rows
      .length;
  await expect.poll(estimates, poll).toEqual(['10', '20', '30']);
  await expect.poll(mirrored, poll).toBe(1);
  // All of it stood there before the company was connected, and no look at what changed lately sees it.
  await bench.fault({ match: { path: '*/cdc*' }, effect: 'status', status: 503, body: 'down', times: null });
  await db()
    .transaction()
    .execute(async tx => {
      for (const table of ['link', 'sales_document'])
        await sql`delete from ${sql.table(table)} where connection_id = ${connectionId} and kind = 'estimate'`.execute(
          tx,
        );
      await sql`delete from mirror where connection_id = ${connectionId} and entity = 'Estimate'`.execute(tx);
      await sql`update connection set connected_at = now() + interval '1 minute', import_from = '2026-01-01', read_in_full = '{}'
        where id = ${connectionId}`.execute(tx);
    });
  await readUnread();
  await expect.poll(estimates, poll).toEqual(['20', '30']);
  await owner().call(updateConnection, { params: { connectionId }, body: { importFrom: null } });
  await readUnread();
  await expect.poll(estimates, poll).toEqual(['10', '20', '30']);
});

test('U12 C23 a kind of documents that QuickBooks refuses to read keeps no other from being read; it is told once, and asked for again after a day', async () => {
  const kindsRead = async () => {
    const { rows } = await sql<{ kinds: readonly string[] }>`
      select read_in_full as kinds from connection where id = ${connectionId}`.execute(db());
    return rows[0]?.kinds;
  };
  const sweeps = async () => {
    const { rows } = await sql<{
      at: string;
    }>`select swept_at::text as at from connection where id = ${connectionId}`.execute(db());
    return rows[0]?.at;
  };
  await expect.poll(kindsRead, poll).toHaveLength(3);
  const asked = { realmId, entity: 'Estimate', operation: 'query' };
  await bench.fault({ match: asked, ...refusal });
  await sql`update connection set read_in_full = '{}' where id = ${connectionId}`.execute(db());
  await expect.poll(kindsRead, poll).toEqual(['CreditMemo', 'RefundReceipt']);
  await expect
    .poll(refusals, poll)
    .toMatchObject([{ sentence: expect.stringMatching(/^QuickBooks does not let us read estimates\./) as string }]);
  const [told] = await refusals();
  for (let round = 0; round < 2; round += 1) {
    const before = await sweeps();
    await expect.poll(sweeps, poll).not.toBe(before);
  }
  expect(await refusals()).toEqual([told]);
  // Asked for once: a refusal that was told does not come back with every sweep.
  const { requests } = (await bench.emulator.control('GET', `/requests?realmId=${realmId}&limit=1000`)) as {
    readonly requests: readonly { readonly entity?: string; readonly faultCode?: string }[];
  };
  expect(requests.filter(({ faultCode }) => faultCode === '5020')).toMatchObject([{ entity: 'Estimate' }]);
  await bench.clearFaults();
  await aDayAfterRefusal();
  await expect.poll(kindsRead, poll).toHaveLength(3);
  expect(await refusals()).toEqual([]);
});

test('U12 C23 a kind that the change feed refuses keeps no other from being followed; what changed meanwhile comes in when it is allowed', async () => {
  await importAll(owner(), connectionId, ['non-inventory']);
  const invoice = await postInvoiceOf(owner(), { total: '45' });
  for (const operation of ['cdc', 'query'])
    await bench.fault({ match: { realmId, entity: 'Item', operation }, ...refusal });
  const itemNames = async () => (await itemsOf(owner(), { search: 'Meanwhile' })).map(({ name }) => name);
  const { QueryResponse } = await bench.inBooks(
    realmId,
    "query?query=select * from Account where AccountType = 'Income'",
  );
  const IncomeAccountRef = {
    value: (QueryResponse as { readonly Account: readonly [{ readonly Id: string }] }).Account[0].Id,
  };
  await receive(invoice);
  await becomes(invoice, { state: 'paid' });
  await bench.inBooks(realmId, 'item', { Name: 'Meanwhile', Type: 'Service', IncomeAccountRef });
  await expect
    .poll(refusals, poll)
    .toMatchObject([{ sentence: expect.stringMatching(/^QuickBooks does not let us read items\./) as string }]);
  expect(await itemNames()).toEqual([]);
  await bench.clearFaults();
  await aDayAfterRefusal();
  await expect.poll(itemNames, poll).toEqual(['Meanwhile']);
  await expect.poll(refusals, poll).toEqual([]);
});

test('U28 C44 a kind that is refused keeps no other from being asked for after more than thirty days', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '10' });
  await bench.fault({ match: { realmId, entity: 'Term', operation: 'query' }, ...refusal });
  await lookBack(45);
  await receive(invoice);
  await becomes(invoice, { state: 'paid' });
  await expect
    .poll(refusals, poll)
    .toMatchObject([{ sentence: expect.stringMatching(/^QuickBooks does not let us read payment terms\./) as string }]);
});

test('QuickBooks away: the reason stands where people look, nothing is lost, and it clears by itself', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '55' });
  await bench.fault({ match: { path: '*/cdc*' }, effect: 'status', status: 400, body: {}, times: null });
  await receive(invoice);
  const causes = async () => (await owner().call(listProblems, {})).rows.map(({ cause }) => cause);
  await expect.poll(causes, { timeout: 30_000, interval: 100 }).toContain('quickbooks-unavailable');
  await bench.clearFaults();
  await becomes(invoice, { state: 'paid' });
  await expect.poll(causes, poll).not.toContain('quickbooks-unavailable');
});
