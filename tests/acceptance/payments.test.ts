import { randomUUID } from 'node:crypto';
import {
  createPayment,
  deletePayment,
  listPayments,
  paymentFields,
  readChoices,
  readCustomer,
  readPayment,
  readPaymentPdf,
  readPaymentTimeline,
  readReadiness,
  voidPayment,
  type Invoice,
  type Payment,
} from '@tieout/api';
import { describe, expect, test } from 'vitest';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import { booksIdOf, invoiceThere } from '../../apps/server/src/testing/books-invoices.ts';
import { openPdf } from '../../apps/server/src/testing/open-pdf.ts';
import { addCustomer, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { dieBeforeAnswers } from '../../apps/server/src/testing/die-before-answers.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest({ webhookDelayMs: 20 }, company => ({ bench, realmId, connectionId } = company));

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };

interface PaymentThere {
  readonly Id: string;
  readonly SyncToken: string;
  readonly TotalAmt: number;
  readonly UnappliedAmt?: number;
  readonly PaymentRefNum?: string;
  readonly Line: readonly { readonly Amount: number }[];
}

const there = async (id: string): Promise<PaymentThere> =>
  (await bench.inBooks(realmId, `payment/${id}`))['Payment'] as PaymentThere;

async function paymentsThere(): Promise<readonly PaymentThere[]> {
  const { QueryResponse: found } = await bench.inBooks(realmId, 'query?query=select * from Payment');
  return (found as { readonly Payment?: readonly PaymentThere[] }).Payment ?? [];
}

const part = (invoice: Pick<Invoice, 'id'>, amount: string) => ({ invoiceId: invoice.id, amount });

/** Records a payment of a customer here. */
function record(invoice: Invoice, fields: object): Promise<Payment> {
  const body = paymentFields.parse({ customerId: invoice.customerId, txnDate: '2026-11-21', ...fields });
  return owner().call(createPayment, { body });
}

const now = (payment: Pick<Payment, 'id'>) => owner().call(readPayment, { params: { paymentId: payment.id } });

async function paymentsOf(query: object): Promise<readonly { readonly id: string }[]> {
  return (await owner().call(listPayments, { query })).rows;
}

/** The one payment of an invoice, once it is here. */
async function arrived(invoice: Invoice): Promise<Payment> {
  await expect.poll(() => paymentsOf({ invoiceId: invoice.id }), poll).toHaveLength(1);
  const [found] = await paymentsOf({ invoiceId: invoice.id });
  return now({ id: found?.id ?? '' });
}

describe('recorded here', () => {
  test('C05 a process that dies before the answer is kept makes no second payment when it is asked again', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '80' });
    const fields = { customerId: invoice.customerId, txnDate: '2026-11-21', total: '30', parts: [part(invoice, '30')] };
    const given = { body: paymentFields.parse(fields) };
    const idempotencyKey = randomUUID();
    const ask = () => owner().call(createPayment, given, { idempotencyKey });
    const deaths = await dieBeforeAnswers(bench.server.core.db);
    await expect(ask()).rejects.toMatchObject({ problem: { status: 500 } });
    await deaths.end();
    await deaths.waitOut();
    const payment = await ask();
    expect(await paymentsOf({ invoiceId: invoice.id })).toMatchObject([{ id: payment.id }]);
    expect(await paymentsThere()).toHaveLength(1);
  });

  test('C05 while QuickBooks does not answer it stands here as on its way, and is there once when QuickBooks is back', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '80' });
    const match = { method: 'POST', path: '*/payment', realmId };
    await bench.fault({ match, effect: 'status', status: 503, body: 'busy', times: null });
    const payment = await record(invoice, { total: '80', parts: [part(invoice, '80')] });
    expect(payment.sync.mark).toBe('waiting-out');
    expect(await paymentsThere()).toHaveLength(0);
    await bench.clearFaults();
    await expect.poll(() => now(payment), { ...poll, timeout: 20_000 }).toMatchObject({ sync: { mark: 'in-step' } });
    await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject({ state: 'paid' });
    expect(await paymentsThere()).toHaveLength(1);
    expect(await paymentsOf({ invoiceId: invoice.id })).toHaveLength(1);
  });

  test('U11 U19 BKP-12 it is in QuickBooks, with a receipt as PDF, and the invoice is paid on both sides', async () => {
    const { paymentMethods } = await owner().call(readChoices, { params: { connectionId } });
    const invoice = await postInvoiceOf(owner(), { total: '80' });
    const payment = await record(invoice, {
      total: '80',
      method: paymentMethods[0] ?? null,
      reference: 'CHK 7',
      parts: [part(invoice, '80')],
    });
    expect(payment).toMatchObject({
      state: 'received',
      total: '80',
      unapplied: '0',
      reference: 'CHK 7',
      parts: [{ kind: 'invoice', recordId: invoice.id, number: invoice.number, amount: '80' }],
      sync: { mark: 'in-step' },
    });
    expect(await there(payment.sync.booksId ?? '')).toMatchObject({ TotalAmt: 80, PaymentRefNum: 'CHK 7' });
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ state: 'paid', payments: [{ amount: '80' }] });
    expect((await invoiceThere(bench, realmId, booksIdOf(invoice))).Balance).toBe(0);
    const { rows } = await owner().call(readPaymentTimeline, { params: { paymentId: payment.id } });
    expect(rows.map(({ kind }) => kind)).toEqual(['create', 'created']);
    const receipt = await openPdf(owner(), readPaymentPdf, { paymentId: payment.id });
    const disposition = `inline; filename="payment-${payment.sync.booksId}.pdf"`;
    expect(receipt).toMatchObject({ disposition, title: 'Payment receipt' });
  });

  test('U11 one payment over several invoices, with a surplus that stays as credit', async () => {
    const customer = await addCustomer(owner());
    const first = await postInvoiceOf(owner(), { total: '30', customer });
    const second = await postInvoiceOf(owner(), { total: '70', customer });
    const payment = await record(first, { total: '90', parts: [part(first, '30'), part(second, '50')] });
    expect(payment).toMatchObject({ unapplied: '10', parts: [{ amount: '30' }, { amount: '50' }] });
    expect(await invoiceNow(owner(), first)).toMatchObject({ state: 'paid' });
    expect(await invoiceNow(owner(), second)).toMatchObject({ state: 'partially-paid', balance: '20' });
    const owed = async () => (await owner().call(readCustomer, { params: { customerId: customer.id } })).balance;
    await expect.poll(owed, poll).toBe('10');
    expect(await paymentsOf({ customerId: customer.id })).toMatchObject([{ id: payment.id }]);
    expect(await paymentsOf({ invoiceId: second.id })).toMatchObject([{ id: payment.id }]);
  });

  test('C05 C07 an answer lost after QuickBooks took it makes no second one', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '25' });
    await bench.fault({
      match: { method: 'POST', path: '*/payment' },
      effect: 'reset',
      when: 'after-commit',
      times: 1,
    });
    const payment = await record(invoice, { total: '25', parts: [part(invoice, '25')] });
    expect(payment.sync.mark).toBe('in-step');
    expect(await paymentsThere()).toHaveLength(1);
    expect(await paymentsOf({ customerId: invoice.customerId })).toMatchObject([{ id: payment.id }]);
  }, 30_000);

  test.each([
    ['more than is owed on the invoice', { total: '90', parts: '90' }, 'parts.0.amount'],
    ['more on invoices than was paid', { total: '10', parts: '20' }, 'total'],
    ['nothing', { total: '0', parts: '0' }, 'total'],
  ])('refused before the call: %s', async (_, { total, parts }, path) => {
    const invoice = await postInvoiceOf(owner(), { total: '80' });
    const refused = record(invoice, { total, parts: [part(invoice, parts)] });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready', fields: [{ path }] } });
    expect(await paymentsThere()).toEqual([]);
  });

  test('refused before the call: another customer’s invoice, one that does not exist, one named twice, half a cent, a closed period', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '80' });
    const other = await postInvoiceOf(owner(), { total: '80' });
    const fields = { total: '80', parts: [part(other, '80')] };
    await expect(record(invoice, fields)).rejects.toMatchObject({ problem: { code: 'not-ready' } });
    const unknown = { total: '80', parts: [part({ id: randomUUID() }, '80')] };
    await expect(record(invoice, unknown)).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
    const halfCent = record(invoice, { total: '10.005', parts: [part(invoice, '10')] });
    await expect(halfCent).rejects.toMatchObject({ problem: { fields: [{ path: 'total' }] } });
    const twice = record(invoice, { total: '80', parts: [part(invoice, '40'), part(invoice, '40')] });
    await expect(twice).rejects.toMatchObject({ problem: { fields: [{ path: 'parts.1.invoiceId' }] } });
    expect(await paymentsThere()).toEqual([]);
    await bench.act(realmId, 'close-books', { date: '2026-11-30' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    const closed = record(invoice, { total: '80', parts: [part(invoice, '80')] });
    await expect(closed).rejects.toMatchObject({ problem: { fields: [{ path: 'txnDate' }] } });
  });

  test('QuickBooks’ refusal comes with its words, and nothing is left behind', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '25' });
    await bench.fault({ match: { method: 'POST', path: '*/payment' }, effect: 'fault', code: '6000', times: 1 });
    const refused = record(invoice, { total: '25', parts: [part(invoice, '25')] });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
    expect(await paymentsOf({ customerId: invoice.customerId })).toEqual([]);
  });

  test.each(['void', 'delete'] as const)(
    'U11 U13 taken back here (%s): the invoice is owed again on both sides',
    async how => {
      const invoice = await postInvoiceOf(owner(), { total: '25' });
      const payment = await record(invoice, { total: '25', parts: [part(invoice, '25')] });
      const params = { paymentId: payment.id };
      if (how === 'void') await owner().call(voidPayment, { params });
      else await owner().call(deletePayment, { params });
      expect(await now(payment)).toMatchObject({ state: how === 'void' ? 'voided' : 'deleted' });
      expect(await invoiceNow(owner(), invoice)).toMatchObject({ state: 'to-be-sent', balance: '25', payments: [] });
      expect((await invoiceThere(bench, realmId, booksIdOf(invoice))).Balance).toBe(25);
    },
  );
});

test('C29 a deletion that QuickBooks refuses is said at once, and the money stands on both sides until asked again', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '25' });
  const payment = await record(invoice, { total: '25', parts: [part(invoice, '25')] });
  const match = { method: 'POST', path: '*/payment', realmId };
  await bench.fault({ match, effect: 'fault', code: '6000', times: 1 });
  const takeBack = () => owner().call(deletePayment, { params: { paymentId: payment.id } });
  await expect(takeBack()).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
  expect(await now(payment)).toMatchObject({ state: 'received', total: '25', sync: { mark: 'in-step' } });
  expect(await invoiceNow(owner(), invoice)).toMatchObject({ state: 'paid' });
  expect(await there(payment.sync.booksId ?? '')).toMatchObject({ TotalAmt: 25 });
  await takeBack();
  expect(await invoiceNow(owner(), invoice)).toMatchObject({ state: 'to-be-sent', balance: '25' });
});

test('C41 where QuickBooks applies credits by itself, a payment recorded here settles its own invoice, and both sides agree', async () => {
  const preferences = { SalesFormsPrefs: { AutoApplyCredit: true, AutoApplyPayments: true } };
  await bench.leaveCompanies();
  realmId = await bench.makeCompany({ preferences });
  connectionId = await bench.connect(realmId);
  const customer = await addCustomer(owner());
  const older = await postInvoiceOf(owner(), { total: '70', customer });
  const invoice = await postInvoiceOf(owner(), { total: '30', customer });
  const payment = await record(invoice, { total: '40', parts: [part(invoice, '30')] });
  expect(payment).toMatchObject({ unapplied: '10', parts: [{ recordId: invoice.id, amount: '30' }] });
  expect(await invoiceNow(owner(), invoice)).toMatchObject({ state: 'paid', balance: '0' });
  expect(await invoiceNow(owner(), older)).toMatchObject({ state: 'to-be-sent', balance: '70' });
  // What is in hand goes to the next invoice, in the moment in which that one is made.
  const next = await postInvoiceOf(owner(), { total: '50', customer });
  const applied = { state: 'partially-paid', total: '50', balance: '40', tieOut: { kind: 'ties' } };
  await expect.poll(() => invoiceNow(owner(), next), poll).toMatchObject(applied);
  await expect.poll(() => now(payment), poll).toMatchObject({ unapplied: '0' });
  await record(next, { total: '40', parts: [part(next, '40')] });
  expect(await invoiceNow(owner(), next)).toMatchObject({ state: 'paid', balance: '0' });
  for (const one of [older, invoice, next]) {
    const { Balance } = await invoiceThere(bench, realmId, booksIdOf(one));
    expect(Number((await invoiceNow(owner(), one)).balance)).toBe(Balance);
  }
});

describe('booked in QuickBooks', () => {
  test('U11 it is a record here, and follows when it is changed, voided and deleted there', async () => {
    const customer = await addCustomer(owner());
    const invoice = await postInvoiceOf(owner(), { total: '40', customer });
    await bench.act(realmId, 'receive-payment', { invoiceId: booksIdOf(invoice), amount: 40, paymentRefNum: '5190' });
    const payment = await arrived(invoice);
    expect(payment).toMatchObject({ customerId: customer.id, total: '40', reference: '5190', state: 'received' });
    const { Id, SyncToken, Line } = await there(payment.sync.booksId ?? '');
    const change = { Id, SyncToken, sparse: true, PaymentRefNum: '5191', TotalAmt: 55, Line };
    await bench.inBooks(realmId, 'payment', { ...change, CustomerRef: { value: customer.sync.booksId ?? '1' } });
    await expect.poll(() => now(payment), poll).toMatchObject({ reference: '5191', total: '55', unapplied: '15' });
    await bench.act(realmId, 'void', { entity: 'Payment', id: Id });
    await expect.poll(() => now(payment), poll).toMatchObject({ state: 'voided' });
    await bench.act(realmId, 'delete', { entity: 'Payment', id: Id });
    await expect.poll(() => now(payment), poll).toMatchObject({ state: 'deleted' });
    const { rows } = await owner().call(readPaymentTimeline, { params: { paymentId: payment.id } });
    expect(rows.map(({ kind }) => kind)).toEqual(['deleted', 'voided', 'changed', 'created']);
  });

  test('U11 C35 it belongs to the customer whom QuickBooks names, also when a bookkeeper moves it', async () => {
    const [payer, other] = [
      await postInvoiceOf(owner(), { total: '40' }),
      await postInvoiceOf(owner(), { total: '50' }),
    ];
    const customerThere = async ({ customerId }: Invoice) => {
      const { sync } = await owner().call(readCustomer, { params: { customerId: customerId ?? '' } });
      return { value: sync.booksId };
    };
    const { Payment } = await bench.inBooks(realmId, 'payment', {
      CustomerRef: await customerThere(payer),
      TotalAmt: 25,
    });
    await expect.poll(() => paymentsOf({ customerId: payer.customerId }), poll).toMatchObject([{ total: '25' }]);
    const { Id, SyncToken } = Payment as { readonly Id: string; readonly SyncToken: string };
    const moved = { Id, SyncToken, sparse: true, CustomerRef: await customerThere(other), TotalAmt: 25, Line: [] };
    await bench.inBooks(realmId, 'payment', moved);
    await expect.poll(() => paymentsOf({ customerId: other.customerId }), poll).toMatchObject([{ total: '25' }]);
    expect(await paymentsOf({ customerId: payer.customerId })).toEqual([]);
  });

  test('U28 told twice, it is one record', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '40' });
    await bench.fault({ match: { realmId }, effect: 'duplicate', times: null });
    await bench.act(realmId, 'receive-payment', { invoiceId: booksIdOf(invoice) });
    const payment = await arrived(invoice);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await paymentsOf({ customerId: invoice.customerId })).toHaveLength(1);
    expect((await now(payment)).version).toBe(payment.version);
  });
});
