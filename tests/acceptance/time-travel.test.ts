import { listHistory, readStanding, updateCustomer, type Standing } from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, 'import');
});
afterAll(() => bench.close());

const owner = () => bench.owner;
const poll = { timeout: 15_000, interval: 25 };
/** QuickBooks' times have whole seconds: moments must lie that far apart to be told from each other. */
const nextSecond = async (): Promise<string> => {
  await new Promise(resolve => setTimeout(resolve, 1_100));
  const moment = new Date().toISOString();
  await new Promise(resolve => setTimeout(resolve, 1_100));
  return moment;
};

async function standing(kind: 'customer' | 'invoice', recordId: string, moment: string) {
  const answer = await owner().call(readStanding, { params: { kind, recordId }, query: { moment } });
  const side = (name: Standing['side']) => answer.sides.find(each => each.side === name);
  const value = (name: Standing['side'], field: string) => side(name)?.fields.find(each => each.field === field)?.value;
  return { answer, side, value };
}

describe('B11 time travel', () => {
  test('a customer as it stood on each side before and after it changed in QuickBooks, and why it changed', async () => {
    const before = await nextSecond();
    const name = freshName('Traveller');
    const { Customer: made } = await bench.inBooks(realmId, 'customer', { DisplayName: name, Notes: 'first' });
    await importAll(owner(), connectionId, ['customers']);
    const here = (await customersOf(owner())).find(({ displayName }) => displayName === name);
    if (here === undefined) throw new Error('It was not imported.');
    const between = await nextSecond();
    const { Id, SyncToken } = made as { readonly Id: string; readonly SyncToken: string };
    await bench.inBooks(realmId, 'customer', { Id, SyncToken, sparse: true, Notes: 'second' });
    const now = async () => (await customersOf(owner())).find(({ id }) => id === here.id)?.notes;
    await expect.poll(now, poll).toBe('second');
    const after = await nextSecond();

    const earliest = await standing('customer', here.id, before);
    expect(earliest.answer.sides.map(({ presence }) => presence)).toEqual(['absent', 'absent']);
    const first = await standing('customer', here.id, between);
    expect([first.value('here', 'notes'), first.value('books', 'notes')]).toEqual(['first', 'first']);
    const last = await standing('customer', here.id, after);
    expect([last.value('here', 'notes'), last.value('books', 'notes')]).toEqual(['second', 'second']);
    expect(last.answer.agrees).toBe(true);

    const params = { kind: 'customer', recordId: here.id } as const;
    const { rows } = await owner().call(listHistory, { params });
    const change = rows.find(({ changes }) => changes.some(({ field }) => field === 'notes'));
    expect(change).toMatchObject({ side: 'here', actor: 'QuickBooks', changes: [{ from: 'first', to: 'second' }] });
    expect(change?.reason).toContain('brought both sides in step');
    expect(rows.at(-1)?.reason).toContain('import');
  });

  test('an edit made here is told apart from what QuickBooks had at the same moment', async () => {
    const [customer] = await customersOf(owner());
    if (customer === undefined) throw new Error('There is no customer.');
    const version = { version: customer.version };
    await owner().call(updateCustomer, { params: { customerId: customer.id }, body: { phone: '555 0100' } }, version);
    const { answer, value } = await standing('customer', customer.id, new Date().toISOString());
    expect([value('here', 'phone'), value('books', 'phone')]).toEqual(['555 0100', null]);
    expect(answer.agrees).toBe(false);
  });

  test('an invoice shows what was owed at a moment', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '40' });
    const open = await nextSecond();
    await bench.act(realmId, 'receive-payment', { invoiceId: invoice.sync.booksId, amount: 40 });
    await expect.poll(async () => (await invoiceNow(owner(), invoice)).balance, poll).toBe('0');
    const paid = await nextSecond();
    const balances = async (moment: string) => {
      const { value } = await standing('invoice', invoice.id, moment);
      return [value('here', 'balance'), value('books', 'balance'), value('here', 'total')];
    };
    expect(await balances(open)).toEqual(['40', '40', '40']);
    expect(await balances(paid)).toEqual(['0', '0', '40']);
  });
});
