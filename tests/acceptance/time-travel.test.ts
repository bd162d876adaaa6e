import {
  createEstimate,
  estimateFields,
  listHistory,
  listPayments,
  readEstimate,
  readPayment,
  readStanding,
  setEstimateStatus,
  updateCustomer,
  type RecordedKind,
  type Standing,
} from '@tieout/api';
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

async function standing(kind: RecordedKind, recordId: string, moment: string) {
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

  test('an estimate shows what the customer had said at a moment, with its lines', async () => {
    const { customerId, lines } = await postInvoiceOf(owner(), { total: '25' });
    const body = estimateFields.parse({ customerId, lines, txnDate: '2026-11-20', expirationDate: '2099-12-31' });
    const { id: estimateId } = await owner().call(createEstimate, { body });
    const offered = await nextSecond();
    await owner().call(setEstimateStatus, { params: { estimateId }, body: { status: 'accepted' } });
    const agreed = await nextSecond();
    const told = async (moment: string) => {
      const { answer, value } = await standing('estimate', estimateId, moment);
      const both = (field: string) => [value('here', field), value('books', field)];
      return { agrees: answer.agrees, status: both('status'), total: both('total'), lines: both('lines') };
    };
    const sold = [{ description: '', quantity: '', unitPrice: '', amount: '25' }];
    const same = { agrees: true, total: ['25', '25'], lines: [sold, sold] };
    expect(await told(offered)).toEqual({ ...same, status: ['pending', 'pending'] });
    expect(await told(agreed)).toEqual({ ...same, status: ['accepted', 'accepted'] });
    const { number } = await owner().call(readEstimate, { params: { estimateId } });
    expect(await standing('estimate', estimateId, agreed)).toMatchObject({ answer: { name: number, currency: 'USD' } });
  });

  test('a payment shows what it came to at a moment, and that it was voided', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '30' });
    const nothing = await nextSecond();
    await bench.act(realmId, 'receive-payment', {
      invoiceId: invoice.sync.booksId,
      amount: 30,
      paymentRefNum: 'Cheque 7',
    });
    const arrived = async () => (await owner().call(listPayments, { query: { invoiceId: invoice.id } })).rows;
    await expect.poll(arrived, poll).toMatchObject([{ total: '30' }]);
    const paymentId = (await arrived())[0]?.id ?? '';
    const received = await nextSecond();
    const { sync } = await owner().call(readPayment, { params: { paymentId } });
    await bench.act(realmId, 'void', { entity: 'Payment', id: sync.booksId });
    await expect
      .poll(async () => (await owner().call(readPayment, { params: { paymentId } })).state, poll)
      .toBe('voided');
    const voided = await nextSecond();
    const totals = async (moment: string) => {
      const { answer, value } = await standing('payment', paymentId, moment);
      return [answer.sides.map(({ presence }) => presence), value('here', 'total'), value('books', 'total')];
    };
    expect(await totals(nothing)).toEqual([['absent', 'absent'], undefined, undefined]);
    expect(await totals(received)).toEqual([['present', 'present'], '30', '30']);
    expect(await totals(voided)).toEqual([['present', 'present'], '0', '0']);
    expect(await standing('payment', paymentId, received)).toMatchObject({
      answer: { name: 'Cheque 7', agrees: true },
    });
  });
});
