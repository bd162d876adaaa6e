import {
  listCreditMemos,
  listEstimates,
  readCreditMemo,
  readCustomer,
  readEstimate,
  readEstimateTimeline,
  type Customer,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench({ webhookDelayMs: 20 });
});
afterAll(() => bench.close());
beforeEach(async () => {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
});
afterEach(() => bench.leaveCompanies());

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };

interface DocumentThere {
  readonly Id: string;
  readonly SyncToken: string;
  readonly DocNumber?: string;
}

async function buyer(): Promise<Customer> {
  const name = freshName('Buyer');
  await bench.inBooks(realmId, 'customer', { DisplayName: name });
  await importAll(owner(), connectionId, ['customers']);
  const found = (await customersOf(owner())).find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error('The customer was not imported.');
  return found;
}

/** Somebody in QuickBooks writes a document of one line. */
async function writeThere(entity: 'Estimate' | 'CreditMemo', customer: Customer, more: object = {}) {
  const { QueryResponse: found } = await bench.inBooks(
    realmId,
    "query?query=select * from Item where Type = 'Service'",
  );
  const [item] = (found as { readonly Item: readonly { readonly Id: string }[] }).Item;
  const detail = { ItemRef: { value: item?.Id }, Qty: 3, UnitPrice: 20.1 };
  const Line = [{ DetailType: 'SalesItemLineDetail', Amount: 60.3, Description: 'Work', SalesItemLineDetail: detail }];
  const body = { CustomerRef: { value: customer.sync.booksId }, TxnDate: '2026-11-10', Line, ...more };
  return (await bench.inBooks(realmId, entity.toLowerCase(), body))[entity] as DocumentThere;
}

test('U10 an estimate written in QuickBooks stands here with its lines, and follows what the customer says', async () => {
  const customer = await buyer();
  const there = await writeThere('Estimate', customer, { ExpirationDate: '2026-11-12' });
  const list = async () => (await owner().call(listEstimates, { query: { customerId: customer.id } })).rows;
  await expect.poll(list, poll).toMatchObject([{ number: there.DocNumber, state: 'pending', total: '60.3' }]);
  const [row] = await list();
  const params = { estimateId: row?.id ?? '' };
  const now = () => owner().call(readEstimate, { params });
  expect(await now()).toMatchObject({
    customerId: customer.id,
    isExpired: true,
    expirationDate: '2026-11-12',
    lines: [{ description: 'Work', quantity: '3', unitPrice: '20.1', amount: '60.3' }],
    totals: { total: '60.3' },
    sync: { mark: 'in-step', booksId: there.Id },
  });
  await bench.inBooks(realmId, 'estimate', {
    Id: there.Id,
    SyncToken: there.SyncToken,
    sparse: true,
    TxnStatus: 'Accepted',
  });
  await expect.poll(now, poll).toMatchObject({ state: 'accepted' });
  await bench.act(realmId, 'delete', { entity: 'Estimate', id: there.Id });
  await expect.poll(now, poll).toMatchObject({ state: 'deleted' });
  const { rows } = await owner().call(readEstimateTimeline, { params });
  expect(rows.map(({ kind }) => kind)).toEqual(['deleted', 'changed', 'created']);
});

test('U12 a credit memo stands here with what is left of it, and lowers what the customer owes', async () => {
  const customer = await buyer();
  await writeThere('CreditMemo', customer);
  const list = async () => (await owner().call(listCreditMemos, { query: { state: 'open' } })).rows;
  const mine = async () => (await list()).filter(({ customerId }) => customerId === customer.id);
  await expect.poll(mine, poll).toMatchObject([{ total: '60.3', remaining: '60.3', state: 'open' }]);
  const [row] = await mine();
  const memo = await owner().call(readCreditMemo, { params: { creditMemoId: row?.id ?? '' } });
  expect(memo).toMatchObject({ lines: [{ amount: '60.3' }], sync: { mark: 'in-step' } });
  const owed = async () => (await owner().call(readCustomer, { params: { customerId: customer.id } })).balance;
  await expect.poll(owed, poll).toBe('-60.3');
});
