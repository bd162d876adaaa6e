import { disconnect, listConnections, readCustomer, type Invoice } from '@tieout/api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';
import { watchEvents } from '../../apps/server/src/testing/watch-events.ts';

let bench: BooksBench;
let realmId: string;

beforeAll(async () => {
  bench = await startBooksBench({ webhookDelayMs: 20 });
});
afterAll(() => bench.close());
beforeEach(async () => {
  realmId = await bench.makeCompany();
  await bench.connect(realmId);
});
afterEach(async () => {
  await bench.clearFaults();
  const { rows } = await bench.owner.call(listConnections, {});
  for (const { id, state } of rows) {
    if (state !== 'disconnected') await bench.owner.call(disconnect, { params: { connectionId: id } });
  }
});

const owner = () => bench.owner;
const booksId = ({ sync }: Invoice) => sync.booksId ?? '';
const receive = (invoice: Invoice, amount?: number, more = {}) =>
  bench.act(realmId, 'receive-payment', {
    invoiceId: booksId(invoice),
    ...(amount !== undefined && { amount }),
    ...more,
  });

/** Waits until an invoice has come to look like this. */
async function becomes(invoice: Pick<Invoice, 'id'>, expected: Partial<Invoice>): Promise<Invoice> {
  await expect.poll(() => invoiceNow(owner(), invoice), { timeout: 10_000, interval: 20 }).toMatchObject(expected);
  return invoiceNow(owner(), invoice);
}

describe('a payment booked in QuickBooks', () => {
  test('U11 U28 BKP-12 PIP-02 turns the invoice paid here, and the open page hears of it within a second', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '295.17' });
    const page = await watchEvents(owner());
    const bookedAtMs = performance.now();
    await receive(invoice, undefined, { paymentRefNum: '5190' });
    await page.next(event => event.topic === 'invoice' && event.id === invoice.id, 0);
    expect(performance.now() - bookedAtMs).toBeLessThan(1_000);
    const paid = await becomes(invoice, { state: 'paid', balance: '0' });
    expect(paid.payments).toMatchObject([{ amount: '295.17', reference: '5190' }]);
    expect(paid.payments[0]?.booksUrl).toContain('/app/recvpayment?txnId=');
    page.close();
  });

  test('U11 partly, then the rest: each part stands with the invoice, and the customer owes less', async () => {
    const customer = await addCustomer(owner());
    const invoice = await postInvoiceOf(owner(), { total: '100', customer });
    await receive(invoice, 40);
    await becomes(invoice, { state: 'partially-paid', balance: '60' });
    const owed = () => owner().call(readCustomer, { params: { customerId: customer.id } });
    await expect.poll(async () => (await owed()).balance, { timeout: 10_000 }).toBe('60');
    await receive(invoice, 60);
    const paid = await becomes(invoice, { state: 'paid', balance: '0' });
    expect(paid.payments.map(({ amount }) => amount)).toEqual(['40', '60']);
  });
});
