import { randomUUID } from 'node:crypto';
import {
  createCustomer,
  createInvoice,
  createItem,
  deleteInvoice,
  disconnect,
  invoiceFields,
  listConnections,
  listInvoices,
  postInvoice,
  previewInvoice,
  readChoices,
  readReadiness,
  readInvoice,
  readInvoicePdf,
  readInvoiceTimeline,
  refreshInvoice,
  sendInvoice,
  updateInvoice,
  voidInvoice,
  type Connection,
  type Invoice,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '../../apps/server/src/testing/open-pdf.ts';
import {
  startBooksBench,
  type BooksBench,
  type CompanyOptions,
} from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench({ hasWebhooks: false });
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const owner = () => bench.owner;

async function connect(company: CompanyOptions = {}, preset: Connection['preset'] = 'import'): Promise<void> {
  realmId = await bench.makeCompany(company);
  connectionId = await bench.connect(realmId, preset);
}

interface Sold {
  readonly quantity?: string;
  readonly unitPrice: string;
  readonly isTaxable?: boolean;
}

let counter = 0;

/** A draft for a new customer with new items. */
async function draft(lines: readonly Sold[], more: object = {}): Promise<Invoice> {
  counter += 1;
  const customer = await owner().call(createCustomer, { body: { displayName: `Customer ${counter}` } });
  const written = [];
  for (const [index, { quantity = '1', unitPrice, isTaxable = false }] of lines.entries()) {
    const item = await owner().call(createItem, { body: { name: `Item ${counter}.${index}`, unitPrice, isTaxable } });
    written.push({ id: randomUUID(), itemId: item.id, quantity, unitPrice });
  }
  const body = invoiceFields.parse({ customerId: customer.id, lines: written, txnDate: '2026-11-20', ...more });
  return owner().call(createInvoice, { body });
}

const post = (invoice: Invoice) => owner().call(postInvoice, { params: { invoiceId: invoice.id } });
const read = (invoice: Invoice) => owner().call(readInvoice, { params: { invoiceId: invoice.id } });

async function invoicesThere(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer = await bench.inBooks(realmId, 'query?query=select * from Invoice');
  return (answer['QueryResponse'] as { Invoice?: Record<string, unknown>[] }).Invoice ?? [];
}

test('I2G-16 BKP-13 C53 an invoice goes to QuickBooks on the chosen income account, and ties out to the cent', async () => {
  await connect();
  const made = await draft([{ quantity: '3', unitPrice: '19.995' }, { unitPrice: '0.01' }], { message: 'Thank you.' });
  expect(made).toMatchObject({ state: 'draft', total: '60', tieOut: { kind: 'not-posted' } });
  const posted = await post(made);
  expect(posted).toMatchObject({ state: 'to-be-sent', total: '60', balance: '60', tieOut: { kind: 'ties' } });
  expect(posted.number).toMatch(/^\d+$/);
  expect(posted.sync).toMatchObject({ mark: 'in-step' });
  expect(posted.sync.booksUrl).toContain('/app/invoice?txnId=');
  const [there] = await invoicesThere();
  expect(there).toMatchObject({ TotalAmt: 60, DocNumber: posted.number, CustomerMemo: { value: 'Thank you.' } });
  const account = (await owner().call(listConnections, {})).rows[0]?.incomeAccount?.id;
  const [line] = there?.['Line'] as { SalesItemLineDetail: { ItemAccountRef: { value: string } } }[];
  expect(line?.SalesItemLineDetail.ItemAccountRef.value).toBe(account);
});

test('U-preview totals and checks are told while typing, and nothing is written', async () => {
  await connect();
  const body = invoiceFields.parse({
    customerId: null,
    txnDate: '2026-11-20',
    lines: [{ id: randomUUID(), unitPrice: '1.005', quantity: '1' }],
  });
  const preview = await owner().call(previewInvoice, { body });
  expect(preview).toMatchObject({ totals: { total: '1.01', isEstimate: false }, dueDate: '2026-12-20' });
  expect(preview.checks).toMatchObject([
    { code: 'customer-missing', severity: 'blocks', path: 'customerId', cure: 'choose-customer' },
    { code: 'line-not-linked', severity: 'blocks', path: 'lines.0.itemId' },
  ]);
  expect(await invoicesThere()).toEqual([]);
});

describe('tax', () => {
  test('US with own rates: the document’s code is charged on taxable lines, and predicted to the cent', async () => {
    await connect({ taxModel: 'us-manual' });
    const { taxCodes, taxModel } = await owner().call(readChoices, { params: { connectionId } });
    expect(taxModel).toBe('us-manual');
    const code = taxCodes.find(candidate => candidate.rates.length > 0);
    const invoice = await draft([{ unitPrice: '345', isTaxable: true }, { unitPrice: '10' }], {
      taxCode: { id: code?.id, name: code?.name },
    });
    const posted = await post(invoice);
    expect(Number(posted.totals.tax)).toBeGreaterThan(0);
    expect(posted).toMatchObject({ tieOut: { kind: 'ties' }, total: invoice.total });
  });

  test('US with automated tax: an estimate before, QuickBooks’ figure after, and that is no difference', async () => {
    await connect({ taxModel: 'us-automated' });
    const invoice = await draft([{ unitPrice: '100', isTaxable: true }]);
    expect(invoice.totals.isEstimate).toBe(true);
    const posted = await post(invoice);
    expect(posted).toMatchObject({ totals: { isEstimate: false }, tieOut: { kind: 'ties' } });
    expect(posted.total).toBe(posted.totals.total);
  });

  test.each(['exclusive', 'inclusive'] as const)('BKP-15 outside the US, prices %s of tax tie out', async taxMode => {
    await connect({ country: 'GB', name: 'Thames Books' });
    const { taxCodes } = await owner().call(readChoices, { params: { connectionId } });
    const code = taxCodes.find(candidate => candidate.rates.some(rate => rate.percent === '20'));
    const invoice = await draft([{ quantity: '3', unitPrice: '19.99' }, { unitPrice: '7.35' }], {
      taxMode,
      currency: 'GBP',
    });
    const taxCode = { id: code?.id ?? '', name: code?.name ?? '' };
    const lines = invoice.lines.map(line => ({ ...line, taxCode }));
    const body = {
      lines: lines.map(({ id, itemId, quantity, unitPrice }) => ({ id, itemId, quantity, unitPrice, taxCode })),
    };
    const changed = await owner().call(
      updateInvoice,
      { params: { invoiceId: invoice.id }, body },
      { version: invoice.version },
    );
    const posted = await post(changed);
    expect(posted).toMatchObject({ tieOut: { kind: 'ties' }, total: changed.total });
    expect(Number(posted.totals.tax)).toBeGreaterThan(0);
  });

  test('C16 outside the US, a line without a tax code is refused before anything is written', async () => {
    await connect({ country: 'GB' });
    const invoice = await draft([{ unitPrice: '10' }], { currency: 'GBP' });
    const refused = post(invoice);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready', cure: 'choose-tax-code' } });
    expect(await invoicesThere()).toEqual([]);
  });
});

test('HUB-37 U27 C53 custom transaction numbers on: we send the next free number', async () => {
  await connect({ preferences: { SalesFormsPrefs: { CustomTxnNumbers: true } } });
  const first = await post(await draft([{ unitPrice: '5' }], { number: 'INV-0099' }));
  const second = await post(await draft([{ unitPrice: '5' }]));
  expect([first.number, second.number]).toEqual(['INV-0099', 'INV-0100']);
});

test('C53 a number that QuickBooks has already is said beside the draft; one taken meanwhile is replaced by the next', async () => {
  await connect({ preferences: { SalesFormsPrefs: { CustomTxnNumbers: true } } });
  await post(await draft([{ unitPrice: '5' }], { number: 'INV-0099' }));
  const second = await draft([{ unitPrice: '5' }], { number: 'INV-0099' });
  await expect(post(second)).rejects.toThrow('INV-0099 is in use already. Nothing was written.');
  expect(await read(second)).toMatchObject({ state: 'draft', number: 'INV-0099' });
  expect(await invoicesThere()).toHaveLength(1);
  const isTaken = { match: { method: 'POST', path: '*/invoice' }, effect: 'fault', code: '6140', times: 1 };
  await bench.fault(isTaken);
  const typed = await draft([{ unitPrice: '5' }], { number: 'Q-1' });
  await expect(post(typed)).rejects.toThrow('Another document in QuickBooks has this number; choose another one.');
  await bench.fault(isTaken);
  const third = await post(await draft([{ unitPrice: '5' }]));
  expect(third).toMatchObject({ number: 'INV-0100', state: 'to-be-sent' });
  expect(await invoicesThere()).toHaveLength(2);
});

test('C17 of more tax codes than QuickBooks answers with by itself, every one can be chosen by its name', async () => {
  await connect({ taxModel: 'us-manual' });
  const names = Array.from({ length: 120 }, (_, at) => `District ${at}`);
  for (const [at, TaxCode] of names.entries()) {
    const rate = { TaxRateName: `Rate ${at}`, RateValue: '7.25', TaxAgencyId: '1', TaxApplicableOn: 'Sales' };
    await bench.inBooks(realmId, 'taxservice/taxcode', { TaxCode, TaxRateDetails: [rate] });
  }
  const params = { connectionId };
  await owner().call(readReadiness, { params, query: { refresh: 'true' } });
  const { taxCodes } = await owner().call(readChoices, { params });
  const rates = new Map(taxCodes.map(code => [code.name, code.rates]));
  for (const [at, name] of names.entries()) expect(rates.get(name)).toEqual([{ name: `Rate ${at}`, percent: '7.25' }]);
});

test('send, PDF and void go through QuickBooks, and the timeline tells them', async () => {
  await connect();
  const posted = await post(await draft([{ unitPrice: '12.50' }]));
  const params = { invoiceId: posted.id };
  const sent = await owner().call(sendInvoice, { params, body: { email: 'jo@example.com' } });
  expect(sent).toMatchObject({ state: 'sent', isSent: true });
  const pdf = await openPdf(owner(), readInvoicePdf, params);
  const disposition = `inline; filename="invoice-${posted.number}.pdf"`;
  expect(pdf).toMatchObject({ disposition, title: 'Invoice' });
  const voided = await owner().call(voidInvoice, { params });
  expect(voided).toMatchObject({ state: 'voided', total: '0', balance: '0' });
  const timeline = await owner().call(readInvoiceTimeline, { params });
  expect(timeline.rows.map(entry => entry.kind)).toEqual(['voided', 'sent', 'posted', 'created']);
  await expect(owner().call(voidInvoice, { params })).rejects.toMatchObject({ problem: { code: 'conflict' } });
});

test('deleting a posted invoice deletes it on both sides; a draft vanishes', async () => {
  await connect();
  const posted = await post(await draft([{ unitPrice: '1' }]));
  await owner().call(deleteInvoice, { params: { invoiceId: posted.id } });
  expect(await read(posted)).toMatchObject({ state: 'deleted' });
  expect(await invoicesThere()).toEqual([]);
  const other = await draft([{ unitPrice: '1' }]);
  await owner().call(deleteInvoice, { params: { invoiceId: other.id } });
  await expect(read(other)).rejects.toMatchObject({ problem: { code: 'not-found' } });
});

test('a payment in QuickBooks is here after Refresh, and partly paid comes before paid', async () => {
  await connect();
  const posted = await post(await draft([{ unitPrice: '100' }]));
  const params = { invoiceId: posted.id };
  await bench.act(realmId, 'receive-payment', { invoiceId: posted.sync.booksId, amount: 40 });
  expect(await owner().call(refreshInvoice, { params })).toMatchObject({ state: 'partially-paid', balance: '60' });
  await bench.act(realmId, 'receive-payment', { invoiceId: posted.sync.booksId });
  expect(await owner().call(refreshInvoice, { params })).toMatchObject({ state: 'paid', balance: '0' });
});

describe('bad luck', () => {
  test('a time-out after commit: posting again finds the one invoice that was made', async () => {
    await connect();
    const invoice = await draft([{ unitPrice: '77' }]);
    await bench.fault({
      match: { method: 'POST', path: '*/invoice' },
      effect: 'status',
      status: 503,
      body: 'gone',
      times: 20,
    });
    await expect(post(invoice)).rejects.toMatchObject({ problem: { code: 'quickbooks-unavailable' } });
    expect(await read(invoice)).toMatchObject({ state: 'draft', sync: { mark: 'waiting-out' } });
    await bench.clearFaults();
    expect(await post(invoice)).toMatchObject({ state: 'to-be-sent', tieOut: { kind: 'ties' } });
    expect(await invoicesThere()).toHaveLength(1);
  }, 120_000);

  test('an answer lost after the books took the invoice makes no second one', async () => {
    await connect();
    const invoice = await draft([{ unitPrice: '55' }]);
    await bench.fault({
      match: { method: 'POST', path: '*/invoice' },
      effect: 'reset',
      when: 'after-commit',
      times: 1,
    });
    await post(invoice).catch(() => post(invoice));
    expect(await read(invoice)).toMatchObject({ state: 'to-be-sent' });
    expect(await invoicesThere()).toHaveLength(1);
  }, 120_000);

  test('C03 two tabs press Create at once: one invoice is made', async () => {
    await connect();
    const invoice = await draft([{ unitPrice: '55' }]);
    await Promise.allSettled([post(invoice), post(invoice), post(invoice)]);
    await expect.poll(async () => (await read(invoice)).state, { timeout: 10_000 }).toBe('to-be-sent');
    expect(await invoicesThere()).toHaveLength(1);
  });

  test('a vendor’s name is found before the write, and another one offered', async () => {
    await connect();
    await bench.inBooks(realmId, 'vendor', { DisplayName: 'Norton Lumber' });
    const customer = await owner().call(createCustomer, { body: { displayName: 'Norton Lumber' } });
    const item = await owner().call(createItem, { body: { name: `Board ${randomUUID()}` } });
    const lines = [{ id: randomUUID(), itemId: item.id, unitPrice: '5' }];
    const body = invoiceFields.parse({ customerId: customer.id, lines, txnDate: '2026-11-20' });
    const refused = await post(await owner().call(createInvoice, { body })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { code: 'not-ready', cure: 'change-name' } });
    expect(String(refused)).toContain('Norton Lumber (2)');
    expect(await invoicesThere()).toEqual([]);
  });

  test('QuickBooks’ refusal comes with its words, and the draft stays as it was typed', async () => {
    await connect();
    const invoice = await draft([{ unitPrice: '5' }]);
    await bench.fault({ match: { method: 'POST', path: '*/invoice' }, effect: 'fault', code: '6210', times: 1 });
    await expect(post(invoice)).rejects.toMatchObject({ problem: { code: 'refused-by-quickbooks' } });
    expect(await read(invoice)).toMatchObject({ state: 'draft', total: '5', lines: [{ unitPrice: '5' }] });
    expect(await post(invoice)).toMatchObject({ state: 'to-be-sent' });
  });

  test('a date in a closed period is refused before the call', async () => {
    await connect();
    await bench.act(realmId, 'close-books', { date: '2026-11-30' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    const refused = post(await draft([{ unitPrice: '5' }]));
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready', cure: 'change-date' } });
  });

  test('without a connection a draft can be written but not created there', async () => {
    await connect();
    await owner().call(disconnect, { params: { connectionId } });
    const invoice = await draft([{ unitPrice: '5' }]);
    await expect(post(invoice)).rejects.toMatchObject({ problem: { code: 'not-connected', cure: 'connect' } });
  });

  test('somebody changed it in QuickBooks meanwhile: it is read again, then voided', async () => {
    await connect();
    const posted = await post(await draft([{ unitPrice: '5' }]));
    const { booksId } = posted.sync;
    await bench.inBooks(realmId, 'invoice', { Id: booksId, SyncToken: '0', sparse: true, PrivateNote: 'touched' });
    const voided = await owner().call(voidInvoice, { params: { invoiceId: posted.id } });
    expect(voided).toMatchObject({ state: 'voided' });
  });

  test.each([
    ['too many decimals', { unitPrice: '1.123456789' }],
    ['a thousands comma', { unitPrice: '1,000.00' }],
    ['an exponent', { unitPrice: '1e5' }],
    ['no number', { unitPrice: 'ten' }],
  ])('an amount with %s is refused beside its field', async (_, line) => {
    const body = { customerId: null, txnDate: '2026-11-20', lines: [{ id: randomUUID(), ...line }] };
    const refused = await owner()
      .call(createInvoice, { body })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { code: 'invalid-request', fields: [{ path: 'lines.0.unitPrice' }] } });
  });

  test('a customer without a name is refused beside its field', async () => {
    const refused = owner().call(createCustomer, { body: { displayName: '   ' } });
    await expect(refused).rejects.toMatchObject({ problem: { fields: [{ path: 'displayName' }] } });
  });

  test('5,000 characters where 4,000 fit are refused, not cut', async () => {
    const body = { customerId: null, txnDate: '2026-11-20', lines: [], note: 'n'.repeat(5_000) };
    await expect(owner().call(createInvoice, { body })).rejects.toMatchObject({
      problem: { fields: [{ path: 'note' }] },
    });
  });
});

test('U14 lists, counts and filters agree on the states', async () => {
  await connect();
  const posted = await post(await draft([{ unitPrice: '9' }]));
  const toBeSent = await owner().call(listInvoices, { query: { state: 'to-be-sent' } });
  expect(toBeSent.rows.map(row => row.id)).toContain(posted.id);
  const { countInvoices } = await import('@tieout/api');
  const { counts } = await owner().call(countInvoices, {});
  expect(counts['to-be-sent']).toBe(toBeSent.total);
});
