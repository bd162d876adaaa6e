import { randomUUID } from 'node:crypto';
import {
  createCustomer,
  createInvoice,
  createItem,
  invoiceFields,
  postInvoice,
  type Customer,
  type Invoice,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { booksIdOf, changeThere } from '../../apps/server/src/testing/books-invoices.ts';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName, invoiceNow } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench({ webhookDelayMs: 20 });
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };

async function connect(isMultiCurrency: boolean): Promise<void> {
  const preferences = { CurrencyPrefs: { MultiCurrencyEnabled: isMultiCurrency } };
  realmId = await bench.makeCompany(isMultiCurrency ? { preferences } : {});
  connectionId = await bench.connect(realmId);
}

async function draft(customer: Customer, more: object = {}): Promise<Invoice> {
  const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Item') } });
  const lines = [{ id: randomUUID(), itemId, quantity: '3', unitPrice: '33.33' }];
  const body = invoiceFields.parse({ customerId: customer.id, lines, txnDate: '2026-11-20', ...more });
  return owner().call(createInvoice, { body });
}

interface ForeignInvoice {
  readonly TotalAmt: number;
  readonly ExchangeRate?: number;
  readonly CurrencyRef?: { readonly value: string };
}

const there = async (invoice: Invoice): Promise<ForeignInvoice> =>
  (await bench.inBooks(realmId, `invoice/${booksIdOf(invoice)}`))['Invoice'] as ForeignInvoice;

const post = (invoice: Invoice) => owner().call(postInvoice, { params: { invoiceId: invoice.id } });

test('U22 HUB-35 BKP-15 C13 C14 a customer in euros is invoiced in euros, at the rate that was given, compared in euros', async () => {
  await connect(true);
  const body = { displayName: freshName('Lisboa'), currency: 'EUR' };
  const customer = await owner().call(createCustomer, { body });
  const posted = await post(await draft(customer, { exchangeRate: '1.0825' }));
  expect(posted).toMatchObject({ currency: 'EUR', total: '99.99', exchangeRate: '1.0825', tieOut: { kind: 'ties' } });
  expect(await there(posted)).toMatchObject({ TotalAmt: 99.99, ExchangeRate: 1.0825, CurrencyRef: { value: 'EUR' } });
});

test('U22 C13 without a rate of ours QuickBooks’ own is stored, and a rate changed there arrives here', async () => {
  await connect(true);
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Porto', CurrencyRef: { value: 'EUR' } });
  await importAll(owner(), connectionId, ['customers']);
  const customer = (await customersOf(owner())).find(({ displayName }) => displayName === 'Porto');
  if (customer === undefined) throw new Error('The customer was not imported.');
  const posted = await post(await draft(customer));
  const { ExchangeRate } = await there(posted);
  expect(posted).toMatchObject({ currency: 'EUR', tieOut: { kind: 'ties' }, sync: { mark: 'in-step' } });
  expect(Number(posted.exchangeRate)).toBe(ExchangeRate);
  await changeThere(bench, realmId, { Id: booksIdOf(posted), ...{ ExchangeRate: 1.25 } });
  await expect.poll(() => invoiceNow(owner(), posted), poll).toMatchObject({ exchangeRate: '1.25', total: '99.99' });
});

test('PIP-12 PIP-13 C15 a currency that is not switched on, or not the customer’s, is refused before the call', async () => {
  await connect(false);
  const customer = await owner().call(createCustomer, { body: { displayName: freshName('Home') } });
  const refused = post(await draft(customer, { currency: 'EUR' }));
  await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready', fields: [{ path: 'currency' }] } });
  await expect(refused).rejects.toThrow('EUR is not switched on in QuickBooks');
});
