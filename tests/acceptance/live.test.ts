import { sql } from 'kysely';
import {
  deleteCustomer,
  listConnections,
  listInvoices,
  listRuns,
  readCustomer,
  readCustomerTimeline,
  readInvoiceTimeline,
  type Customer,
  type Invoice,
} from '@tieout/api';
import { describe, expect, test } from 'vitest';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { addCustomer, freshName, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';
import { watchEvents } from '../../apps/server/src/testing/watch-events.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest({ webhookDelayMs: 20 }, company => ({ bench, realmId, connectionId } = company));

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };
const booksId = ({ sync }: Invoice) => sync.booksId ?? '';
const receive = (invoice: Invoice, amount?: number, more = {}) =>
  bench.act(realmId, 'receive-payment', {
    invoiceId: booksId(invoice),
    ...(amount !== undefined && { amount }),
    ...more,
  });

/** Waits until an invoice has come to look like this. */
async function becomes(invoice: Pick<Invoice, 'id'>, expected: Partial<Invoice>): Promise<Invoice> {
  await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject(expected);
  return invoiceNow(owner(), invoice);
}

/** Metered reads of this month, once the last of them are written down. */
async function readsUsed(): Promise<number> {
  await new Promise(resolve => setTimeout(resolve, 1_200));
  const { rows } = await owner().call(listConnections, {});
  return rows.find(({ id }) => id === connectionId)?.reads.used ?? 0;
}

/** What each payment brought the invoice, oldest first. */
const amounts = async (invoice: Invoice) => (await invoiceNow(owner(), invoice)).payments.map(({ amount }) => amount);

const owed = async (customerId: string) => (await owner().call(readCustomer, { params: { customerId } })).balance;

/** Kinds of the lines in an invoice's story, newest first. */
async function stories({ id }: Pick<Invoice, 'id'>): Promise<readonly string[]> {
  const { rows } = await owner().call(readInvoiceTimeline, { params: { invoiceId: id } });
  return rows.map(({ kind }) => kind);
}

/** Waits until every notification that QuickBooks has to tell was told and worked off. */
async function allWorkedOff(): Promise<void> {
  const count = async () => {
    const { pending } = (await bench.emulator.control('GET', '/webhooks')) as { readonly pending: readonly unknown[] };
    const { rows } = await sql<{ waiting: number; seen: number }>`
      select count(*) filter (where worked_at is null)::integer as waiting, count(*)::integer as seen from notification
      where connection_id = ${connectionId}`.execute(bench.server.core.db);
    return { pending: pending.length, waiting: rows[0]?.waiting, seen: rows[0]?.seen };
  };
  // Changes are gathered for some milliseconds before they are told.
  await new Promise(resolve => setTimeout(resolve, 150));
  await expect.poll(count, poll).toMatchObject({ pending: 0, waiting: 0 });
}

async function addThere(DisplayName: string): Promise<string> {
  const { Customer: made } = await bench.inBooks(realmId, 'customer', { DisplayName });
  return (made as { readonly Id: string }).Id;
}

async function customerThere(invoice: Invoice): Promise<{ readonly value: string }> {
  const { Invoice: there } = await bench.inBooks(realmId, `invoice/${booksId(invoice)}`);
  return (there as { readonly CustomerRef: { readonly value: string } }).CustomerRef;
}

/** An item of the company's first day. */
async function anItem(): Promise<string> {
  const { QueryResponse: found } = await bench.inBooks(
    realmId,
    "query?query=select * from Item where Type = 'Service'",
  );
  return (found as { readonly Item: readonly { readonly Id: string }[] }).Item[0]?.Id ?? '';
}

describe('a payment booked in QuickBooks', () => {
  test('U11 U28 BKP-04 BKP-12 PIP-02 C38 C39 turns the invoice paid here, and the open page hears of it at once', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '295.17' });
    const page = await watchEvents(owner());
    await receive(invoice, undefined, { paymentRefNum: '5190' });
    await page.next(event => event.topic === 'invoice' && event.id === invoice.id, 0);
    await becomes(invoice, { state: 'paid', balance: '0' });
    const payments = async () => (await invoiceNow(owner(), invoice)).payments;
    await expect.poll(payments, poll).toMatchObject([{ amount: '295.17', reference: '5190' }]);
    expect((await payments())[0]?.booksUrl).toContain('/app/recvpayment?txnId=');
    page.close();
  });

  test('U11 C38 partly, then the rest: each part stands with the invoice, and the customer owes less', async () => {
    const customer = await addCustomer(owner());
    const invoice = await postInvoiceOf(owner(), { total: '100', customer });
    await receive(invoice, 40);
    await becomes(invoice, { state: 'partially-paid', balance: '60' });
    await expect.poll(() => owed(customer.id), poll).toBe('60');
    await receive(invoice, 60);
    await becomes(invoice, { state: 'paid', balance: '0' });
    await expect.poll(() => amounts(invoice), poll).toEqual(['40', '60']);
    const { rows } = await owner().call(readCustomerTimeline, { params: { customerId: customer.id } });
    const told = rows.map(({ sentence }) => sentence).join('\n');
    expect(told).toContain(`Invoice ${invoice.number ?? ''}: Paid in full in QuickBooks.`);
    expect(told).toContain('Partly paid in QuickBooks; $60.00 is still owed.');
    // A balance that moved is told by the invoices, and refuses nobody who is editing the customer just now.
    expect(told).not.toContain('balance');
    const { version } = await owner().call(readCustomer, { params: { customerId: customer.id } });
    expect(version).toBe(customer.version);
  });

  test('U11 more than is owed: the surplus stays on the payment and the invoice is paid, not overpaid', async () => {
    const customer = await addCustomer(owner());
    const invoice = await postInvoiceOf(owner(), { total: '50', customer });
    const CustomerRef = await customerThere(invoice);
    const Line = [{ Amount: 50, LinkedTxn: [{ TxnId: booksId(invoice), TxnType: 'Invoice' }] }];
    await bench.inBooks(realmId, 'payment', { CustomerRef, TotalAmt: 80, Line });
    await becomes(invoice, { state: 'paid', balance: '0' });
    await expect.poll(() => amounts(invoice), poll).toEqual(['50']);
    await expect.poll(() => owed(customer.id), poll).toBe('-30');
  });

  test('U11 one payment over several invoices settles each of them, also when one line is taken off again', async () => {
    const customer = await addCustomer(owner());
    const first = await postInvoiceOf(owner(), { total: '30', customer });
    const second = await postInvoiceOf(owner(), { total: '70', customer });
    const line = (invoice: Invoice, Amount: number) => ({
      Amount,
      LinkedTxn: [{ TxnId: booksId(invoice), TxnType: 'Invoice' }],
    });
    const CustomerRef = await customerThere(first);
    const made = await bench.inBooks(realmId, 'payment', {
      CustomerRef,
      TotalAmt: 100,
      Line: [line(first, 30), line(second, 70)],
    });
    await becomes(first, { state: 'paid' });
    await becomes(second, { state: 'paid' });
    const { Id, SyncToken } = made['Payment'] as { readonly Id: string; readonly SyncToken: string };
    await bench.inBooks(realmId, 'payment', { Id, SyncToken, CustomerRef, TotalAmt: 100, Line: [line(second, 70)] });
    await becomes(first, { state: 'to-be-sent', balance: '30' });
    await expect.poll(() => amounts(first), poll).toEqual([]);
    await becomes(second, { state: 'paid' });
  });

  test.each(['void', 'delete'] as const)('U11 U13 taken back (%s): the invoice is owed again', async how => {
    const invoice = await postInvoiceOf(owner(), { total: '25' });
    await receive(invoice);
    await becomes(invoice, { state: 'paid' });
    await expect.poll(() => amounts(invoice), poll).toEqual(['25']);
    const { payments } = await invoiceNow(owner(), invoice);
    await bench.act(realmId, how, { entity: 'Payment', id: payments[0]?.id });
    await becomes(invoice, { state: 'to-be-sent', balance: '25' });
    await expect.poll(() => amounts(invoice), poll).toEqual([]);
    expect(await stories(invoice)).toEqual(expect.arrayContaining(['paid', 'payment-removed']));
  });

  test('U11 a credit memo that is applied there counts as a payment by credit', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '60' });
    const CustomerRef = await customerThere(invoice);
    const detail = { DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: await anItem() } } };
    const memo = await bench.inBooks(realmId, 'creditmemo', { CustomerRef, Line: [{ ...detail, Amount: 60 }] });
    const linked = (TxnId: string, TxnType: string) => ({ Amount: 60, LinkedTxn: [{ TxnId, TxnType }] });
    const { Id } = memo['CreditMemo'] as { readonly Id: string };
    const Line = [linked(booksId(invoice), 'Invoice'), linked(Id, 'CreditMemo')];
    await bench.inBooks(realmId, 'payment', { CustomerRef, TotalAmt: 0, Line });
    await becomes(invoice, { state: 'paid', balance: '0' });
    const payments = async () => (await invoiceNow(owner(), invoice)).payments;
    await expect.poll(payments, poll).toMatchObject([{ amount: '60', method: 'Credit applied' }]);
  });
});

test('U28 a burst of payments is read in about as many metered calls as there are kinds of records', async () => {
  const customer = await addCustomer(owner());
  const invoices: Invoice[] = [];
  for (let at = 0; at < 6; at += 1) invoices.push(await postInvoiceOf(owner(), { total: '10', customer }));
  await allWorkedOff();
  const before = await readsUsed();
  await bench.emulator.control('POST', '/switches', { webhookDelayMs: 1_500 });
  for (const invoice of invoices) await receive(invoice);
  await bench.emulator.control('POST', '/switches', { webhookDelayMs: 20 });
  for (const invoice of invoices) await becomes(invoice, { state: 'paid' });
  await expect.poll(() => owed(customer.id), poll).toBe('0');
  await allWorkedOff();
  // Payments, invoices, the customer; half a second more or less of gathering may cut the burst in two.
  expect((await readsUsed()) - before).toBeLessThanOrEqual(6);
});

describe('an invoice in QuickBooks', () => {
  test('U13 voided there is voided here: owed nothing, final', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '45' });
    await bench.act(realmId, 'void', { id: booksId(invoice) });
    await becomes(invoice, { state: 'voided', balance: '0' });
    expect(await stories(invoice)).toContain('voided');
  });

  test('U13 C45 deleted there is deleted here, and kept to be looked at', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '45' });
    await bench.act(realmId, 'delete', { id: booksId(invoice) });
    await becomes(invoice, { state: 'deleted' });
  });

  test('PIP-02 e-mailed there is sent here', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '45' });
    const path = `invoice/${booksId(invoice)}/send?sendTo=mara@harbor.example`;
    await bench.act(realmId, 'call', { path, method: 'POST' });
    const sent = await becomes(invoice, { state: 'sent', isSent: true });
    expect(sent.sentAt).not.toBeNull();
  });

  test('U09 edited there: lines and figures follow at once, and the story says what was changed', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '45' });
    await bench.act(realmId, 'edit-line', { id: booksId(invoice), line: 1, qty: 2 });
    const edited = await becomes(invoice, { total: '90', balance: '90' });
    expect(edited).toMatchObject({ problems: [], lines: [{ quantity: '2', amount: '90' }], sync: { mark: 'in-step' } });
    expect(await stories(invoice)).toContain('update');
    await bench.act(realmId, 'void', { id: booksId(invoice) });
    const voided = await becomes(invoice, { state: 'voided' });
    expect(voided).toMatchObject({ problems: [], sync: { mark: 'in-step' } });
  });

  test('of others stays away: nothing comes in that nobody asked for', async () => {
    const CustomerRef = { value: await addThere('A stranger') };
    const detail = { DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: await anItem() } } };
    await bench.inBooks(realmId, 'invoice', { CustomerRef, Line: [{ ...detail, Amount: 10 }] });
    await allWorkedOff();
    const mine = await postInvoiceOf(owner(), { total: '1' });
    const { rows } = await owner().call(listInvoices, { query: { limit: 500 } });
    expect(rows.filter(row => row.sync.booksId === null)).toEqual([]);
    expect(rows.map(({ id }) => id)).toContain(mine.id);
    expect((await customersOf(owner())).map(({ displayName }) => displayName)).not.toContain('A stranger');
  });
});

describe('notifications that misbehave', () => {
  const webhookFault = (effect: string, more = {}) => bench.fault({ match: { realmId }, effect, times: null, ...more });

  test('U28 doubled and reordered ones change nothing twice and nothing back', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '90' });
    await webhookFault('duplicate');
    await receive(invoice, 30);
    await becomes(invoice, { balance: '60' });
    await bench.clearFaults();
    await bench.fault({ match: { realmId, entity: 'Invoice' }, effect: 'reorder' });
    await receive(invoice, 60);
    await becomes(invoice, { state: 'paid' });
    await allWorkedOff();
    expect((await stories(invoice)).filter(kind => kind === 'paid')).toHaveLength(1);
    expect((await stories(invoice)).filter(kind => kind === 'partially-paid')).toHaveLength(1);
  });

  test('U28 the invoice follows its payment even when only the payment was told', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '12' });
    await bench.fault({ match: { realmId, entity: 'Invoice' }, effect: 'drop', times: null });
    await receive(invoice);
    await becomes(invoice, { state: 'paid' });
  });

  test('U28 the payment stands with its invoice even when only the invoice was told', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '12' });
    await bench.fault({ match: { realmId, entity: 'Payment' }, effect: 'drop', times: null });
    await receive(invoice);
    await becomes(invoice, { state: 'paid' });
    const payments = async () => (await invoiceNow(owner(), invoice)).payments;
    await expect.poll(payments, poll).toMatchObject([{ amount: '12' }]);
    await bench.act(realmId, 'void', { entity: 'Payment', id: (await payments())[0]?.id });
    await becomes(invoice, { state: 'to-be-sent' });
    await expect.poll(payments, poll).toEqual([]);
  });

  test('U28 a late one finds the state of now', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '12' });
    await webhookFault('delay', { delayMs: 700 });
    await receive(invoice);
    await bench.act(realmId, 'edit-line', { id: booksId(invoice), line: 1, qty: 2 });
    await becomes(invoice, { total: '24', balance: '12', state: 'partially-paid' });
  });

  test('a write of ours comes back as a notification that finds nothing to do', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '12' });
    await allWorkedOff();
    expect(await stories(invoice)).toEqual(['posted', 'created']);
    const { version } = await invoiceNow(owner(), invoice);
    expect(version).toBe(invoice.version);
    const { rows } = await owner().call(listRuns, { query: { kind: 'sync' } });
    expect(rows.flatMap(({ counts }) => Object.keys(counts))).not.toContain('create');
  });
});

describe('a customer that is linked', () => {
  async function imported(name: string): Promise<Customer> {
    await addThere(name);
    await importAll(owner(), connectionId, ['customers']);
    const found = (await customersOf(owner(), { limit: 500 })).find(({ displayName }) => displayName === name);
    if (found === undefined) throw new Error(`${name} was not imported.`);
    return found;
  }
  const now = (id: string) => owner().call(readCustomer, { params: { customerId: id } });
  const change = async (id: string, fields: object) => {
    const { Customer: there } = await bench.inBooks(realmId, `customer/${id}`);
    const { SyncToken } = there as { readonly SyncToken: string };
    await bench.inBooks(realmId, 'customer', { Id: id, SyncToken, sparse: true, ...fields });
  };

  test('I2G-21 C35 renamed there is renamed here, with a line in its story', async () => {
    const customer = await imported(freshName('Rename'));
    const DisplayName = freshName('Renamed');
    await change(customer.sync.booksId ?? '', { DisplayName, PrimaryPhone: { FreeFormNumber: '555-0199' } });
    await expect.poll(() => now(customer.id), poll).toMatchObject({ displayName: DisplayName, phone: '555-0199' });
    const { rows } = await owner().call(readCustomerTimeline, { params: { customerId: customer.id } });
    expect(rows[0]).toMatchObject({ actor: 'QuickBooks', kind: 'update' });
  });

  test('I2G-13 deleted here does not come back because it is changed there', async () => {
    const customer = await imported(freshName('Buried'));
    await owner().call(deleteCustomer, { params: { customerId: customer.id } });
    await change(customer.sync.booksId ?? '', { Notes: 'still there' });
    await allWorkedOff();
    expect(await now(customer.id)).toMatchObject({ isActive: false });
    expect((await customersOf(owner())).map(({ displayName }) => displayName)).not.toContain(customer.displayName);
  });

  test('deactivated there: the Import preset never takes anything away here, and says why', async () => {
    const customer = await imported(freshName('Kept'));
    await change(customer.sync.booksId ?? '', { Active: false });
    await allWorkedOff();
    expect(await now(customer.id)).toMatchObject({ isActive: true, displayName: customer.displayName });
    const { rows } = await owner().call(readCustomerTimeline, { params: { customerId: customer.id } });
    expect(rows[0]?.sentence).toBe('Made inactive in QuickBooks; your rules keep it here.');
  });
});
