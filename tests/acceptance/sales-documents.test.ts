import { randomUUID } from 'node:crypto';
import {
  applyCreditMemo,
  convertEstimate,
  createCreditMemo,
  createEstimate,
  createItem,
  readChoices,
  refundReceiptFields,
  readRefundReceipt,
  listRefundReceipts,
  deleteRefundReceipt,
  createRefundReceipt,
  creditMemoFields,
  deleteCreditMemo,
  deleteEstimate,
  deletePayment,
  disconnect,
  estimateFields,
  listCreditMemos,
  listEstimates,
  listPayments,
  listProblems,
  readCreditMemo,
  readCreditMemoPdf,
  readCreditMemoTimeline,
  readCustomer,
  readEstimate,
  readEstimatePdf,
  readEstimateTimeline,
  readReadiness,
  readRefundReceiptPdf,
  setEstimateStatus,
  settleProblem,
  updateCreditMemo,
  updateEstimate,
  type CreditMemo,
  type Customer,
  type Estimate,
  type Given,
  type Invoice,
} from '@tieout/api';
import { describe, expect, test } from 'vitest';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { joinAs } from '../../apps/server/src/testing/join-as.ts';
import { openPdf } from '../../apps/server/src/testing/open-pdf.ts';
import { addCustomer, freshName, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest({ webhookDelayMs: 20 }, company => ({ bench, realmId, connectionId } = company));

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
async function writeThere(entity: 'Estimate' | 'CreditMemo' | 'RefundReceipt', customer: Customer, more: object = {}) {
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

/** What a person types: two lines of 3 × 20.10 and 1 × 9.99 of a new item, for a new customer. */
async function typed(more: object = {}) {
  const { id: customerId } = await addCustomer(owner());
  const item = await owner().call(createItem, { body: { name: freshName('Work'), isTaxable: false } });
  const lines = [
    { id: randomUUID(), itemId: item.id, description: 'Work', quantity: '3', unitPrice: '20.1' },
    { id: randomUUID(), itemId: item.id, description: 'Way', quantity: '1', unitPrice: '9.99' },
  ];
  return { customerId, lines, txnDate: '2026-11-20', ...more };
}

/** Every record of a kind that stands in QuickBooks. */
async function there(
  entity: 'Estimate' | 'Invoice' | 'CreditMemo' | 'Payment' | 'RefundReceipt',
): Promise<readonly Record<string, unknown>[]> {
  const { QueryResponse: found } = await bench.inBooks(realmId, `query?query=select * from ${entity}`);
  return (found as Partial<Record<string, readonly Record<string, unknown>[]>>)[entity] ?? [];
}

/** QuickBooks takes the next creation of a kind, and its answer is lost. */
const loseAnswer = (path: string) =>
  bench.fault({ match: { method: 'POST', path }, effect: 'reset', when: 'after-commit', times: 1 });

type Patch = Given<typeof updateEstimate>['body'];

interface SoldLine {
  readonly Id: string;
  readonly SalesItemLineDetail: { readonly ItemRef?: object };
}

describe('estimates written here', () => {
  async function write(more: object = {}): Promise<Estimate> {
    const body = estimateFields.parse(await typed({ expirationDate: '2099-12-31', ...more }));
    return owner().call(createEstimate, { body });
  }

  const now = ({ id }: Pick<Estimate, 'id'>) => owner().call(readEstimate, { params: { estimateId: id } });
  const paramsOf = ({ id }: Pick<Estimate, 'id'>) => ({ estimateId: id });
  const mark = (estimate: Estimate, status: 'pending' | 'accepted' | 'rejected' | 'closed') =>
    owner().call(setEstimateStatus, { params: paramsOf(estimate), body: { status } });

  const listed = async ({ customerId }: Estimate) =>
    (await owner().call(listEstimates, { query: { customerId: customerId ?? '' } })).rows.map(({ id }) => id);

  test('U10 one is in QuickBooks to the cent, with its last day and message, and stands here once', async () => {
    const estimate = await write({ message: 'Valid for a long time.' });
    expect(estimate).toMatchObject({
      state: 'pending',
      expirationDate: '2099-12-31',
      total: '70.29',
      lines: [{ amount: '60.3' }, { amount: '9.99' }],
      totals: { total: '70.29', isEstimate: false },
      message: 'Valid for a long time.',
      problems: [],
      sync: { mark: 'in-step' },
    });
    expect(await there('Estimate')).toMatchObject([
      {
        Id: estimate.sync.booksId,
        DocNumber: estimate.number,
        TotalAmt: 70.29,
        TxnStatus: 'Pending',
        ExpirationDate: '2099-12-31',
        CustomerMemo: { value: 'Valid for a long time.' },
      },
    ]);
    expect(await listed(estimate)).toEqual([estimate.id]);
  });

  test('U10 C05 an answer lost after QuickBooks took it makes no second one, on either side', async () => {
    await loseAnswer('*/estimate');
    const estimate = await write();
    expect(estimate).toMatchObject({ state: 'pending', sync: { mark: 'in-step' } });
    expect(await there('Estimate')).toHaveLength(1);
    expect(await listed(estimate)).toEqual([estimate.id]);
  });

  test('U10 what the customer said and a deletion are said there, and a change there meanwhile is not overwritten', async () => {
    const estimate = await write();
    expect(await mark(estimate, 'accepted')).toMatchObject({ state: 'accepted' });
    expect(await there('Estimate')).toMatchObject([{ TxnStatus: 'Accepted' }]);
    const [found] = await there('Estimate');
    const memo = { Id: found?.['Id'], SyncToken: found?.['SyncToken'], sparse: true, PrivateNote: 'Called.' };
    await bench.inBooks(realmId, 'estimate', memo);
    expect(await mark(estimate, 'rejected')).toMatchObject({ state: 'rejected', note: 'Called.' });
    expect(await there('Estimate')).toMatchObject([{ TxnStatus: 'Rejected', PrivateNote: 'Called.' }]);
    await expect(mark(estimate, 'rejected')).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await owner().call(deleteEstimate, { params: paramsOf(estimate) });
    expect(await now(estimate)).toMatchObject({ state: 'deleted' });
    expect(await there('Estimate')).toEqual([]);
  });

  test('U10 HUB-03 an invoice made of it is linked to it there, which closes it; it is made once', async () => {
    const estimate = await write();
    const convert = () => owner().call(convertEstimate, { params: paramsOf(estimate) });
    await loseAnswer('*/invoice');
    const invoice = await convert();
    expect(invoice).toMatchObject({
      customerId: estimate.customerId,
      state: 'to-be-sent',
      total: '70.29',
      tieOut: { kind: 'ties' },
      lines: [{ description: 'Work' }, { description: 'Way' }],
    });
    const LinkedTxn = [{ TxnId: estimate.sync.booksId, TxnType: 'Estimate' }];
    expect(await there('Invoice')).toMatchObject([{ Id: invoice.sync.booksId, TotalAmt: 70.29, LinkedTxn }]);
    expect(await there('Estimate')).toMatchObject([{ TxnStatus: 'Closed', LinkedTxn: [{ TxnType: 'Invoice' }] }]);
    const { id, number } = invoice;
    expect(await now(estimate)).toMatchObject({ state: 'closed', invoice: { id, number } });
    await expect(convert()).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await expect(mark(estimate, 'pending')).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ sync: { mark: 'in-step' } });
  });

  test('U10 two who make an invoice of it at once make one; a rejected one is not invoiced', async () => {
    const estimate = await write();
    const convert = (one: Estimate) => owner().call(convertEstimate, { params: paramsOf(one) });
    const outcomes = await Promise.allSettled([convert(estimate), convert(estimate)]);
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
    expect(await there('Invoice')).toHaveLength(1);
    const rejected = await write();
    await mark(rejected, 'rejected');
    await expect(convert(rejected)).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await there('Invoice')).toHaveLength(1);
  });

  const change = ({ id, version }: Estimate, body: Patch) =>
    owner().call(updateEstimate, { params: { estimateId: id }, body }, { version });

  test('U10 changed here, it is changed there, once although the answer is lost; what we know nothing of stays', async () => {
    const customer = await buyer();
    const found = await writeThere('Estimate', customer, { ExpirationDate: '2099-12-31', PrivateNote: 'Ours.' });
    const [sold] = (await there('Estimate'))[0]?.['Line'] as readonly SoldLine[];
    const { ItemRef } = sold?.SalesItemLineDetail ?? {};
    const dated = { ...sold, SalesItemLineDetail: { ...sold?.SalesItemLineDetail, ServiceDate: '2026-11-01' } };
    const Line = [dated, { DetailType: 'DescriptionOnly', Description: 'As agreed:', DescriptionLineDetail: {} }];
    await bench.inBooks(realmId, 'estimate', { Id: found.Id, SyncToken: found.SyncToken, sparse: true, Line });
    const list = async () => (await owner().call(listEstimates, { query: { customerId: customer.id } })).rows;
    await expect.poll(list, poll).toHaveLength(1);
    const [{ id } = { id: '' }] = await list();
    const before = await now({ id });
    const [line] = before.lines;
    await loseAnswer('*/estimate');
    const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Way'), isTaxable: false } });
    const lines = [
      { id: line?.id ?? '', description: 'Work', quantity: '4', unitPrice: '20.1' },
      { id: randomUUID(), itemId, description: 'Way', quantity: '1', unitPrice: '9.99' },
    ];
    const after = await change(before, { lines, message: 'As we said.', expirationDate: null });
    const figures = { total: '90.39', lines: [{ amount: '80.4' }, { amount: '9.99' }], expirationDate: null };
    expect(after).toMatchObject({ ...figures, message: 'As we said.', note: 'Ours.', problems: [] });
    const [stored] = await there('Estimate');
    expect(stored).toMatchObject({
      TotalAmt: 90.39,
      PrivateNote: 'Ours.',
      CustomerMemo: { value: 'As we said.' },
      Line: [
        { Id: sold?.Id, Amount: 80.4, SalesItemLineDetail: { ItemRef, ServiceDate: '2026-11-01' } },
        { Description: 'As agreed:' },
        { Amount: 9.99 },
        { DetailType: 'SubTotalLineDetail' },
      ],
    });
    expect(stored).not.toHaveProperty('ExpirationDate');
    const { rows } = await owner().call(readEstimateTimeline, { params: { estimateId: id } });
    expect(rows.map(({ sentence }) => sentence)).toContain('Olivia Owner changed lines, message, expiration date.');
  });

  test('U10 a change of what somebody changed there meanwhile is refused; so is one of an estimate that is done with', async () => {
    const estimate = await write();
    const [{ Id, SyncToken } = {}] = await there('Estimate');
    await bench.inBooks(realmId, 'estimate', { Id, SyncToken, sparse: true, PrivateNote: 'Called.' });
    await expect(change(estimate, { message: 'Ours.' })).rejects.toMatchObject({
      problem: { code: 'version-changed' },
    });
    expect(await there('Estimate')).toMatchObject([{ PrivateNote: 'Called.' }]);
    const fresh = await now(estimate);
    expect(fresh.note).toBe('Called.');
    expect(await change(fresh, { message: 'Ours.' })).toMatchObject({ message: 'Ours.', note: 'Called.' });
    const closed = await mark(estimate, 'closed');
    await expect(change(closed, { message: 'Too late.' })).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await there('Estimate')).toMatchObject([{ CustomerMemo: { value: 'Ours.' }, PrivateNote: 'Called.' }]);
  });

  test('U10 refused with what to do, and nothing is left behind: a closed period, a vendor’s name, QuickBooks’ own no', async () => {
    await bench.fault({ match: { method: 'POST', path: '*/estimate' }, effect: 'fault', code: '6000', times: 1 });
    await expect(write()).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
    await bench.inBooks(realmId, 'vendor', { DisplayName: 'Norton Lumber' });
    const { id: customerId } = await addCustomer(owner(), 'Norton Lumber');
    await expect(write({ customerId })).rejects.toMatchObject({ problem: { code: 'not-ready', cure: 'change-name' } });
    await bench.act(realmId, 'close-books', { date: '2026-11-30' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    await expect(write()).rejects.toMatchObject({ problem: { code: 'not-ready', fields: [{ path: 'txnDate' }] } });
    expect(await there('Estimate')).toEqual([]);
    expect((await owner().call(listEstimates, { query: { state: 'draft' } })).rows).toEqual([]);
  });

  /** QuickBooks says nothing while somebody waits, and refuses when it is asked again. */
  async function refusedLate(ask: () => Promise<unknown>): Promise<void> {
    const match = { method: 'POST', path: '*/estimate', realmId };
    const silent = { match, effect: 'status', status: 503, body: 'busy', times: null };
    const { faultId } = (await bench.emulator.control('POST', '/faults', silent)) as { readonly faultId: string };
    await bench.fault({ match, effect: 'fault', code: '6000', times: null });
    await expect(ask()).rejects.toMatchObject({ problem: { code: 'quickbooks-unavailable' } });
    await bench.emulator.control('DELETE', `/faults/${faultId}`);
  }

  const problemsOf = async ({ id }: Estimate) => {
    const { rows } = await owner().call(listProblems, { query: { cause: 'refused' } });
    return rows.filter(({ recordId }) => recordId === id);
  };
  const late = { timeout: 20_000, interval: 50 };

  test('U10 C33 a change that is refused when nobody waits any more is a problem; retried, it is taken on both sides', async () => {
    const estimate = await write();
    await refusedLate(() => change(estimate, { message: 'Ours.' }));
    await expect.poll(() => problemsOf(estimate), late).toHaveLength(1);
    const [problem] = await problemsOf(estimate);
    expect(problem).toMatchObject({ cures: ['retry', 'open', 'open-in-quickbooks', 'dismiss'] });
    expect(problem?.sentence).toContain('Olivia Owner changed message. QuickBooks did not take it');
    expect(await now(estimate)).toMatchObject({
      message: '',
      sync: { mark: 'problem' },
      problems: [{ id: problem?.id }],
    });
    const retry = () =>
      owner().call(settleProblem, { params: { problemId: problem?.id ?? '' }, body: { cure: 'retry' } });
    await expect(retry()).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
    expect(await problemsOf(estimate)).toHaveLength(1);
    await bench.clearFaults();
    await retry();
    expect(await problemsOf(estimate)).toEqual([]);
    expect(await now(estimate)).toMatchObject({ message: 'Ours.', sync: { mark: 'in-step' }, problems: [] });
    expect(await there('Estimate')).toMatchObject([{ CustomerMemo: { value: 'Ours.' } }]);
  });

  test('U10 U14 a deletion that is refused late is a problem; what was changed there since is not deleted by a retry', async () => {
    const estimate = await write();
    await refusedLate(() => owner().call(deleteEstimate, { params: paramsOf(estimate) }));
    await expect.poll(() => problemsOf(estimate), late).toHaveLength(1);
    await bench.clearFaults();
    const [{ Id, SyncToken } = {}] = await there('Estimate');
    await bench.inBooks(realmId, 'estimate', { Id, SyncToken, sparse: true, PrivateNote: 'Called.' });
    await expect.poll(() => now(estimate), poll).toMatchObject({ note: 'Called.' });
    const [problem] = await problemsOf(estimate);
    const settle = (cure: 'retry' | 'dismiss') =>
      owner().call(settleProblem, { params: { problemId: problem?.id ?? '' }, body: { cure } });
    await expect(settle('retry')).rejects.toMatchObject({ problem: { code: 'version-changed' } });
    expect(await there('Estimate')).toMatchObject([{ PrivateNote: 'Called.' }]);
    await settle('dismiss');
    expect(await now(estimate)).toMatchObject({ state: 'pending', sync: { mark: 'in-step' }, problems: [] });
  });
});

describe('credit memos written here', () => {
  const write = async (more: object = {}): Promise<CreditMemo> =>
    owner().call(createCreditMemo, { body: creditMemoFields.parse(await typed(more)) });

  const paramsOf = ({ id }: Pick<CreditMemo, 'id'>) => ({ creditMemoId: id });
  const now = (memo: CreditMemo) => owner().call(readCreditMemo, { params: paramsOf(memo) });

  test('U12 C05 one is in QuickBooks to the cent, once, although its answer is lost; deleted, it is gone on both sides', async () => {
    await loseAnswer('*/creditmemo');
    const memo = await write({ message: 'Sorry.' });
    expect(memo).toMatchObject({
      state: 'open',
      total: '70.29',
      remaining: '70.29',
      lines: [{ amount: '60.3' }, { amount: '9.99' }],
      totals: { total: '70.29', isEstimate: false },
      problems: [],
      sync: { mark: 'in-step' },
    });
    const { booksId: Id } = memo.sync;
    const CustomerMemo = { value: 'Sorry.' };
    expect(await there('CreditMemo')).toMatchObject([
      { Id, DocNumber: memo.number, TotalAmt: 70.29, RemainingCredit: 70.29, CustomerMemo },
    ]);
    const { rows } = await owner().call(listCreditMemos, { query: { customerId: memo.customerId ?? '' } });
    expect(rows.map(({ id }) => id)).toEqual([memo.id]);
    await owner().call(deleteCreditMemo, { params: paramsOf(memo) });
    expect(await now(memo)).toMatchObject({ state: 'deleted' });
    expect(await there('CreditMemo')).toEqual([]);
    const story = await owner().call(readCreditMemoTimeline, { params: paramsOf(memo), query: {} });
    expect(story.rows.map(({ kind }) => kind).toSorted()).toEqual(['create', 'created', 'delete', 'deleted']);
  });

  test('U12 refused by QuickBooks, nothing of it is left behind', async () => {
    await bench.fault({ match: { method: 'POST', path: '*/creditmemo' }, effect: 'fault', code: '6000', times: 1 });
    await expect(write()).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
    expect(await there('CreditMemo')).toEqual([]);
    expect((await owner().call(listCreditMemos, { query: { state: 'draft' } })).rows).toEqual([]);
  });

  const creditOf = (memo: CreditMemo, parts: readonly (readonly [Invoice, string])[]) => {
    const invoices = parts.map(([invoice, amount]) => ({ invoiceId: invoice.id, amount }));
    return owner().call(applyCreditMemo, { params: paramsOf(memo), body: { invoices } });
  };

  test('U12 C40 applied to invoices, once although the answer is lost, what is owed and what is left agree on both sides', async () => {
    const memo = await write();
    const customer = await owner().call(readCustomer, { params: { customerId: memo.customerId ?? '' } });
    const first = await postInvoiceOf(owner(), { total: '50', customer });
    const second = await postInvoiceOf(owner(), { total: '40', customer });
    await loseAnswer('*/payment');
    const parts = [[first, '50'] as const, [second, '20'] as const];
    expect(await creditOf(memo, parts)).toMatchObject({ state: 'open', total: '70.29', remaining: '0.29' });
    expect(await invoiceNow(owner(), first)).toMatchObject({
      state: 'paid',
      balance: '0',
      payments: [{ amount: '50' }],
    });
    expect(await invoiceNow(owner(), second)).toMatchObject({ state: 'partially-paid', balance: '20' });
    expect(await there('CreditMemo')).toMatchObject([{ RemainingCredit: 0.29 }]);
    expect((await there('Invoice')).map(({ Balance }) => Balance).toSorted()).toEqual([0, 20]);
    expect(await there('Payment')).toMatchObject([{ TotalAmt: 0, UnappliedAmt: 0 }]);
    const tooMuch = { problem: { code: 'not-ready', detail: expect.stringContaining('Only $0.29 is left') as string } };
    await expect(creditOf(memo, [[second, '0.3']])).rejects.toMatchObject(tooMuch);
    await expect(owner().call(deleteCreditMemo, { params: paramsOf(memo) })).rejects.toMatchObject({
      problem: { code: 'conflict', detail: expect.stringContaining('Delete the payment') as string },
    });
    const { rows: payments } = await owner().call(listPayments, { query: { invoiceId: first.id } });
    expect(payments).toMatchObject([{ total: '0', sync: { mark: 'in-step' } }]);
    await owner().call(deletePayment, { params: { paymentId: payments[0]?.id ?? '' } });
    expect(await now(memo)).toMatchObject({ state: 'open', remaining: '70.29' });
    expect(await invoiceNow(owner(), first)).toMatchObject({ balance: '50', payments: [] });
  });

  test('U12 never applied to more than is owed, to another customer’s invoice, or to one invoice twice', async () => {
    const memo = await write();
    const customer = await owner().call(readCustomer, { params: { customerId: memo.customerId ?? '' } });
    const owed = await postInvoiceOf(owner(), { total: '5', customer });
    const foreign = await postInvoiceOf(owner(), { total: '5' });
    const refusals = [
      [[[owed, '6']], 'not-ready', 'invoices.0.amount'],
      [[[owed, '0']], 'not-ready', 'invoices.0.amount'],
      [[[foreign, '5']], 'not-ready', 'invoices.0.invoiceId'],
      [
        [
          [owed, '2'],
          [owed, '2'],
        ],
        'invalid-request',
        'invoices.1.invoiceId',
      ],
    ] as const;
    for (const [parts, code, path] of refusals)
      await expect(creditOf(memo, parts)).rejects.toMatchObject({ problem: { code, fields: [{ path }] } });
    expect(await there('Payment')).toEqual([]);
  });

  test('U12 changed here, it is changed there, but never to less than is applied of it', async () => {
    const memo = await write();
    const customer = await owner().call(readCustomer, { params: { customerId: memo.customerId ?? '' } });
    const applied = await creditOf(memo, [[await postInvoiceOf(owner(), { total: '50', customer }), '50']]);
    const [line] = applied.lines;
    const priced = (unitPrice: string) => [{ ...line, id: line?.id ?? '', quantity: '1', unitPrice }];
    const change = (version: number, unitPrice: string) =>
      owner().call(updateCreditMemo, { params: paramsOf(memo), body: { lines: priced(unitPrice) } }, { version });
    await expect(change(applied.version, '49.99')).rejects.toMatchObject({
      problem: { code: 'not-ready', fields: [{ path: 'lines' }] },
    });
    expect(await change(applied.version, '60')).toMatchObject({ total: '60', remaining: '10', problems: [] });
    expect(await there('CreditMemo')).toMatchObject([{ TotalAmt: 60, RemainingCredit: 10 }]);
    await expect(change(applied.version, '70')).rejects.toMatchObject({ problem: { code: 'version-changed' } });
  });
});

test('U12 N5 money given back is written here once although the answer is lost; what is given back in QuickBooks comes in', async () => {
  const { bankAccounts } = await owner().call(readChoices, { params: { connectionId } });
  const account = bankAccounts[0] ?? { id: '', name: '' };
  await loseAnswer('*/refundreceipt');
  const body = refundReceiptFields.parse({ ...(await typed()), account, reference: 'Cheque 12' });
  const refund = await owner().call(createRefundReceipt, { body });
  expect(refund).toMatchObject({ state: 'refunded', total: '70.29', account, reference: 'Cheque 12', problems: [] });
  const DepositToAccountRef = { value: account.id };
  expect(await there('RefundReceipt')).toMatchObject([{ TotalAmt: 70.29, DepositToAccountRef, Balance: 0 }]);
  const params = { refundReceiptId: refund.id };
  await owner().call(deleteRefundReceipt, { params });
  expect(await owner().call(readRefundReceipt, { params })).toMatchObject({ state: 'deleted' });
  expect(await there('RefundReceipt')).toEqual([]);
  const customer = await buyer();
  await writeThere('RefundReceipt', customer, { DepositToAccountRef });
  const list = async () => (await owner().call(listRefundReceipts, { query: { customerId: customer.id } })).rows;
  await expect.poll(list, poll).toMatchObject([{ state: 'refunded', total: '60.3', sync: { mark: 'in-step' } }]);
  const [{ id: refundReceiptId } = { id: '' }] = await list();
  const came = await owner().call(readRefundReceipt, { params: { refundReceiptId } });
  expect(came).toMatchObject({ account, lines: [{ description: 'Work', amount: '60.3' }] });
});

test('U19 QuickBooks’ PDF of each kind is here, for who may only read too, while QuickBooks has one', async () => {
  const { bankAccounts } = await owner().call(readChoices, { params: { connectionId } });
  const goods = await typed();
  const account = bankAccounts[0] ?? { id: '', name: '' };
  const estimate = await owner().call(createEstimate, { body: estimateFields.parse(goods) });
  const memo = await owner().call(createCreditMemo, { body: creditMemoFields.parse(goods) });
  const refund = await owner().call(createRefundReceipt, { body: refundReceiptFields.parse({ ...goods, account }) });
  const reader = await joinAs(bench.server.url, owner(), 'read-only');
  const creditMemoId = memo.id;
  const opened = [
    await openPdf(reader, readEstimatePdf, { estimateId: estimate.id }),
    await openPdf(reader, readCreditMemoPdf, { creditMemoId }),
    await openPdf(reader, readRefundReceiptPdf, { refundReceiptId: refund.id }),
  ];
  expect(opened).toMatchObject([
    { disposition: `inline; filename="estimate-${estimate.number}.pdf"`, title: 'Estimate' },
    { disposition: `inline; filename="credit-memo-${memo.number}.pdf"`, title: 'Credit memo' },
    { disposition: `inline; filename="refund-receipt-${refund.number}.pdf"`, title: 'Refund receipt' },
  ]);
  await owner().call(deleteCreditMemo, { params: { creditMemoId } });
  expect(await openPdf(owner(), readCreditMemoPdf, { creditMemoId })).toMatchObject({
    problem: { code: 'conflict', detail: 'This credit memo is deleted; QuickBooks has no PDF of it any more.' },
  });
  await owner().call(disconnect, { params: { connectionId } });
  expect(await openPdf(owner(), readEstimatePdf, { estimateId: estimate.id })).toMatchObject({
    problem: { code: 'not-connected', status: 409 },
  });
});
