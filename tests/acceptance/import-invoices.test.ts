import { randomUUID } from 'node:crypto';
import {
  createInvoice,
  createItem,
  deleteCustomer,
  disconnect,
  invoiceFields,
  listInvoices,
  postInvoice,
  readInvoice,
  readItem,
  updateConnection,
  updateInvoice,
  type Invoice,
} from '@tieout/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import { changeThere, invoiceThere, type InvoiceThere } from '../../apps/server/src/testing/books-invoices.ts';
import { carryOut, customersOf, importAll, makePlan, stepsOf } from '../../apps/server/src/testing/import-lists.ts';
import { addCustomer, freshName, invoiceNow } from '../../apps/server/src/testing/post-invoices.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest({ webhookDelayMs: 20 }, company => ({ bench, realmId, connectionId } = company));

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };

interface Sale {
  readonly customer?: string;
  readonly date?: string;
  readonly number?: string;
  readonly amount?: number;
}

/** Somebody in QuickBooks sells something. */
async function sellThere({ customer = freshName('Buyer'), date = '2026-10-05', number, amount = 45 }: Sale = {}) {
  const { Customer: made } = await bench.inBooks(realmId, 'customer', { DisplayName: customer });
  const { QueryResponse: found } = await bench.inBooks(
    realmId,
    "query?query=select * from Item where Type = 'Service'",
  );
  const [item] = (found as { readonly Item: readonly { readonly Id: string }[] }).Item;
  const detail = { ItemRef: { value: item?.Id }, Qty: 3, UnitPrice: amount / 3 };
  const Line = [
    { DetailType: 'SalesItemLineDetail', Amount: amount, Description: 'Work', SalesItemLineDetail: detail },
  ];
  const { Invoice: invoice } = await bench.inBooks(realmId, 'invoice', {
    CustomerRef: { value: (made as { readonly Id: string }).Id },
    TxnDate: date,
    DueDate: '2099-12-31',
    ...(number !== undefined && { DocNumber: number }),
    Line,
  });
  return invoice as InvoiceThere;
}

async function invoicesHere(): Promise<readonly Invoice[]> {
  const { rows } = await owner().call(listInvoices, { query: { limit: 500 } });
  const all = await Promise.all(rows.map(({ id }) => owner().call(readInvoice, { params: { invoiceId: id } })));
  return all.filter(({ sync }) => sync.mark !== 'frozen');
}

async function imported(there: Pick<InvoiceThere, 'Id'>): Promise<Invoice> {
  const found = (await invoicesHere()).find(({ sync }) => sync.booksId === there.Id);
  if (found === undefined) throw new Error(`Invoice ${there.Id} is not here.`);
  return found;
}

const importInvoices = () => importAll(owner(), connectionId, ['invoices']);

describe('importing invoices', () => {
  test('U07 HUB-31 HUB-36 I2G-22 BKP-14 they come in with lines, customer, items and payments, to the cent', async () => {
    const there = await sellThere({ customer: 'Harbour Cafe', amount: 45.3 });
    await bench.act(realmId, 'receive-payment', { invoiceId: there.Id, amount: 20 });
    const run = await importInvoices();
    expect(run).toMatchObject({ kind: 'import', state: 'finished' });
    const invoice = await imported(there);
    expect(invoice).toMatchObject({
      number: there.DocNumber,
      customerName: 'Harbour Cafe',
      state: 'partially-paid',
      total: '45.3',
      balance: '25.3',
      tieOut: { kind: 'ties' },
      sync: { mark: 'in-step' },
      lines: [{ description: 'Work', quantity: '3', unitPrice: '15.1', amount: '45.3' }],
      payments: [{ amount: '20' }],
    });
    expect(invoice.lines[0]?.itemName).toBeTruthy();
  });

  test('I2G-11 I2G-12 repeated: only new ones come in, nothing twice', async () => {
    const first = await sellThere();
    await importInvoices();
    const before = (await invoicesHere()).length;
    const second = await sellThere();
    const plan = await makePlan(owner(), connectionId, ['invoices']);
    expect(plan.counts).toMatchObject({ do: 1, decide: 0 });
    await carryOut(owner(), plan.id);
    expect(await invoicesHere()).toHaveLength(before + 1);
    await imported(first);
    await imported(second);
    expect((await makePlan(owner(), connectionId, ['invoices'])).counts).toMatchObject({ do: 0 });
  });

  test('U07 C49 the date floor: earlier ones stay in QuickBooks', async () => {
    await owner().call(updateConnection, { params: { connectionId }, body: { importFrom: '2026-10-01' } });
    const late = await sellThere({ date: '2026-10-01' });
    await sellThere({ date: '2026-09-30', number: 'EARLY-1' });
    await importInvoices();
    await imported(late);
    expect((await invoicesHere()).map(({ number }) => number)).not.toContain('EARLY-1');
  });

  test('C04 one of the same number, customer and total that lives here alone is linked, not doubled', async () => {
    const there = await sellThere({ customer: 'Twice Written', number: 'TW-1', amount: 60 });
    await importAll(owner(), connectionId, ['customers']);
    const customer = (await customersOf(owner())).find(({ displayName }) => displayName === 'Twice Written');
    const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Item') } });
    const lines = [{ id: randomUUID(), itemId, quantity: '1', unitPrice: '60' }];
    const body = invoiceFields.parse({ customerId: customer?.id, lines, number: 'TW-1', txnDate: '2026-10-05' });
    const { id } = await owner().call(createInvoice, { body });
    const plan = await makePlan(owner(), connectionId, ['invoices']);
    const steps = await stepsOf(owner(), plan.id, { search: 'TW-1' });
    expect(steps).toMatchObject([{ action: 'link', recordId: id, verdict: { code: 'linked' } }]);
    await carryOut(owner(), plan.id);
    const linked = await invoiceNow(owner(), { id });
    expect(linked).toMatchObject({ state: 'to-be-sent', sync: { mark: 'in-step', booksId: there.Id } });
    expect(linked.lines).toMatchObject([{ id: lines[0]?.id, quantity: '3', unitPrice: '20', description: 'Work' }]);
    expect((await invoicesHere()).filter(({ number }) => number === 'TW-1')).toHaveLength(1);
  });

  test('I2G-13 invoices of a customer who was deleted here stay away, and the plan says why', async () => {
    const there = await sellThere({ customer: 'Not Wanted' });
    await importAll(owner(), connectionId, ['customers']);
    const customer = (await customersOf(owner())).find(({ displayName }) => displayName === 'Not Wanted');
    await owner().call(deleteCustomer, { params: { customerId: customer?.id ?? '' } });
    const plan = await makePlan(owner(), connectionId, ['invoices']);
    const steps = await stepsOf(owner(), plan.id, { search: there.DocNumber });
    expect(steps).toMatchObject([{ group: 'leave', verdict: { code: 'deleted-here' } }]);
    await carryOut(owner(), plan.id);
    await expect(imported(there)).rejects.toThrow();
  });

  test('voided ones are left where they are', async () => {
    const there = await sellThere();
    await bench.act(realmId, 'void', { id: there.Id });
    await importInvoices();
    await expect(imported(there)).rejects.toThrow();
  });

  test('U09 from then on they live on both sides: edited there, edited here', async () => {
    const there = await sellThere({ amount: 60 });
    await importInvoices();
    const invoice = await imported(there);
    await bench.act(realmId, 'edit-line', { id: there.Id, line: 1, qty: 4 });
    await expect
      .poll(() => invoiceNow(owner(), invoice), poll)
      .toMatchObject({ total: '80', lines: [{ quantity: '4' }] });
    const now = await invoiceNow(owner(), invoice);
    const lines = now.lines.map(({ id, itemId, unitPrice, description }) => ({
      id,
      itemId,
      unitPrice,
      description,
      quantity: '5',
    }));
    await owner().call(updateInvoice, { params: { invoiceId: now.id }, body: { lines } }, { version: now.version });
    await expect
      .poll(() => invoiceNow(owner(), invoice), poll)
      .toMatchObject({ total: '100', tieOut: { kind: 'ties' }, sync: { mark: 'in-step' } });
    expect((await invoiceThere(bench, realmId, there.Id)).TotalAmt).toBe(100);
  });

  test('U09 taking the same state again after an import changes nothing', async () => {
    const there = await sellThere();
    await importInvoices();
    const { version } = await imported(there);
    await changeThere(bench, realmId, { Id: there.Id, ...{ PrintStatus: 'NeedToPrint' } });
    const other = await addCustomer(owner());
    expect(other.id).toBeTruthy();
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(await imported(there)).toMatchObject({ version, sync: { mark: 'in-step' } });
  });

  test('U07 C49 of the sample company, every invoice ties out with QuickBooks', async () => {
    await owner().call(disconnect, { params: { connectionId } });
    realmId = await bench.makeCompany({ sample: true, name: freshName('Sample') });
    connectionId = await bench.connect(realmId);
    await importInvoices();
    const { QueryResponse: found } = await bench.inBooks(realmId, 'query?query=select * from Invoice MAXRESULTS 1000');
    const all = (found as { readonly Invoice?: readonly (InvoiceThere & { PrivateNote?: string })[] }).Invoice ?? [];
    expect(all.length).toBeGreaterThan(5);
    const live = all.filter(({ PrivateNote = '' }) => !PrivateNote.startsWith('Voided'));
    const here = new Map((await invoicesHere()).map(invoice => [invoice.sync.booksId, invoice]));
    expect(here.size).toBe(live.length);
    for (const there of live) {
      const invoice = here.get(there.Id);
      expect([invoice?.total, invoice?.balance].map(Number)).toEqual([there.TotalAmt, there.Balance]);
    }
  });
});

describe('rules that create here', () => {
  beforeEach(async () => {
    await bench.leaveCompanies();
    realmId = await bench.makeCompany();
    connectionId = await bench.connect(realmId, 'mirror');
  });
  const arrived = async (there: Pick<InvoiceThere, 'Id'>): Promise<Invoice> => {
    await expect.poll(async () => (await booksIdsHere()).includes(there.Id), poll).toBe(true);
    return imported(there);
  };
  const booksIdsHere = async () => (await invoicesHere()).map(({ sync }) => sync.booksId);

  test('U09 HUB-36 an invoice newly made there comes in by itself, with customer, items and payments; told twice it is one', async () => {
    await bench.fault({ match: { realmId }, effect: 'duplicate', times: null });
    const there = await sellThere({ amount: 60 });
    const invoice = await arrived(there);
    expect(invoice).toMatchObject({
      number: there.DocNumber,
      total: '60',
      lines: [{ description: 'Work', quantity: '3', unitPrice: '20' }],
      sync: { mark: 'in-step' },
      problems: [],
    });
    await bench.act(realmId, 'receive-payment', { invoiceId: there.Id, amount: 25 });
    await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject({ balance: '35', payments: [{}] });
    await changeThere(bench, realmId, { Id: there.Id, ...{ PrivateNote: 'Theirs' } });
    await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject({ note: 'Theirs' });
    expect(await booksIdsHere()).toEqual([there.Id]);
  });

  test('U09 its customer was made inactive meanwhile: it comes in with the invoice, inactive', async () => {
    // Told of when all of it is over.
    await bench.fault({ match: { realmId }, effect: 'delay', delayMs: 600, times: null });
    const there = await sellThere();
    const { Customer: customer } = await bench.inBooks(realmId, `customer/${there.CustomerRef.value}`);
    const { Id, SyncToken } = customer as { readonly Id: string; readonly SyncToken: string };
    await bench.act(realmId, 'receive-payment', { invoiceId: there.Id });
    await bench.inBooks(realmId, 'customer', { Id, SyncToken, sparse: true, Active: false });
    const invoice = await arrived(there);
    const customers = await customersOf(owner(), { status: 'inactive' });
    expect(customers.map(one => one.id)).toContain(invoice.customerId);
  });

  test('C05 one of ours is told of before its answer: it comes in once, and another’s of that moment comes in too', async () => {
    const customer = await addCustomer(owner());
    const item = await owner().call(createItem, { body: { name: freshName('Item'), unitPrice: '10' } });
    const lines = [{ id: randomUUID(), itemId: item.id, unitPrice: '10' }];
    const body = invoiceFields.parse({ customerId: customer.id, txnDate: '2026-11-20', lines });
    const { id } = await owner().call(createInvoice, { body });
    await expect
      .poll(async () => (await owner().call(readItem, { params: { itemId: item.id } })).sync.mark, poll)
      .toBe('in-step');
    const match = { method: 'POST', path: '*/invoice' };
    await bench.fault({ match, effect: 'timeout-after-commit', afterMs: 800, times: 1 });
    const posting = owner().call(postInvoice, { params: { invoiceId: id } });
    const there = async () => {
      const { QueryResponse: found } = await bench.inBooks(realmId, 'query?query=select * from Invoice');
      return (found as { readonly Invoice?: readonly InvoiceThere[] }).Invoice ?? [];
    };
    await expect.poll(there, poll).toHaveLength(1);
    const [ours] = await there();
    const sold = ours?.Line.filter(({ DetailType }) => DetailType === 'SalesItemLineDetail') ?? [];
    const { Invoice: other } = await bench.inBooks(realmId, 'invoice', {
      CustomerRef: ours?.CustomerRef,
      Line: sold.map(line => ({ ...line, Id: undefined })),
    });
    expect((await posting).sync.booksId).toBe(ours?.Id);
    await arrived(other as InvoiceThere);
    expect(await booksIdsHere()).toHaveLength(2);
  });
});
