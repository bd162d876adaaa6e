import { randomUUID } from 'node:crypto';
import {
  answerProblem,
  createEstimate,
  createInvoice,
  createItem,
  createTieOut,
  invoiceFields,
  listConnections,
  postInvoice,
  readChoices,
  readInvoice,
  readInvoiceTimeline,
  readProblem,
  readReadiness,
  readTieOut,
  refreshInvoice,
  settleProblem,
  updateInvoice,
  type Invoice,
  type TieOutRun,
} from '@tieout/api';
import { describe, expect, test } from 'vitest';
import { companyPerTest } from '../../apps/server/src/testing/company-per-test.ts';
import {
  booksIdOf,
  changeThere,
  invoiceThere,
  soldThere,
  type InvoiceThere,
} from '../../apps/server/src/testing/books-invoices.ts';
import { addCustomer, freshName, invoiceNow } from '../../apps/server/src/testing/post-invoices.ts';
import type { BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

companyPerTest({ webhookDelayMs: 20 }, company => ({ bench, realmId, connectionId } = company));

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };
const there = (invoice: Invoice) => invoiceThere(bench, realmId, booksIdOf(invoice));
const changed = (invoice: Invoice, fields: object) =>
  changeThere(bench, realmId, { Id: booksIdOf(invoice), ...fields });

/** An invoice in QuickBooks with a line for each price. */
async function posted(prices: readonly string[], more: object = {}): Promise<Invoice> {
  const customer = await addCustomer(owner());
  const lines = [];
  for (const unitPrice of prices) {
    const body = { name: freshName('Item'), unitPrice, isTaxable: false };
    const { id: itemId } = await owner().call(createItem, { body });
    lines.push({ id: randomUUID(), itemId, quantity: '1', unitPrice });
  }
  const dates = { txnDate: '2026-11-20', dueDate: '2099-12-31' };
  const body = invoiceFields.parse({ customerId: customer.id, lines, ...dates, ...more });
  const { id } = await owner().call(createInvoice, { body });
  return owner().call(postInvoice, { params: { invoiceId: id } });
}

/** Waits until an invoice has come to look like this. */
async function becomes(invoice: Pick<Invoice, 'id'>, expected: object): Promise<Invoice> {
  await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject(expected);
  return invoiceNow(owner(), invoice);
}

async function edit(invoice: Invoice, body: object): Promise<Invoice> {
  const { version } = await invoiceNow(owner(), invoice);
  return owner().call(updateInvoice, { params: { invoiceId: invoice.id }, body }, { version });
}

/** SyncToken of the newest answer that is known here. */
async function mirroredVersion(invoice: Invoice): Promise<string | undefined> {
  const row = await bench.server.core.db
    .selectFrom('mirror')
    .select('sync_token')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('books_id', '=', booksIdOf(invoice))
    .executeTakeFirst();
  return row?.sync_token;
}

/** Both sides compared to the cent, as the page does it. */
async function tieOutNow(): Promise<TieOutRun> {
  const { id } = await owner().call(createTieOut, { body: { connectionId } });
  const read = () => owner().call(readTieOut, { params: { tieOutId: id } });
  await expect.poll(async () => (await read()).state, poll).toBe('finished');
  return read();
}

const linesOf = ({ lines }: Invoice) =>
  lines.map(({ id, itemId, description, quantity, unitPrice, taxCode }) => ({
    id,
    itemId,
    description,
    quantity,
    unitPrice,
    taxCode,
  }));

async function sentences(invoice: Invoice): Promise<readonly string[]> {
  const { rows } = await owner().call(readInvoiceTimeline, { params: { invoiceId: invoice.id } });
  return rows.map(({ sentence }) => sentence);
}

const inStep = { sync: { mark: 'in-step' }, problems: [], tieOut: { kind: 'ties' } };

/** Every figure of an invoice stands on both sides alike. */
async function tiesOut(invoice: Invoice, expected: object = {}): Promise<InvoiceThere> {
  const here = await becomes(invoice, { ...inStep, ...expected });
  const books = await there(invoice);
  expect([here.total, here.balance].map(Number)).toEqual([books.TotalAmt, books.Balance]);
  expect(here.lines.map(({ amount }) => Number(amount))).toEqual(soldThere(books).map(({ Amount }) => Amount));
  return books;
}

describe('edited in QuickBooks', () => {
  test('U09 BKP-02 a line’s quantity, a new line and a line taken away arrive here, to the cent', async () => {
    const invoice = await posted(['45', '10.05', '3']);
    const [first, , third] = (await there(invoice)).Line;
    const [, second] = soldThere(await there(invoice));
    const SalesItemLineDetail = { ...second?.SalesItemLineDetail, Qty: 3, UnitPrice: 0.335 };
    const added = { DetailType: 'SalesItemLineDetail', Amount: 1.01, Description: 'Twine', SalesItemLineDetail };
    const more = { ...first, Amount: 90, SalesItemLineDetail: { ...first?.SalesItemLineDetail, Qty: 2 } };
    await changed(invoice, { Line: [more, third, added] });
    await tiesOut(invoice, { total: '94.01', balance: '94.01', lines: [{ quantity: '2' }, {}, { quantity: '3' }] });
    const now = await invoiceNow(owner(), invoice);
    expect(now.lines.map(({ id }) => id).slice(0, 2)).toEqual([invoice.lines[0]?.id, invoice.lines[2]?.id]);
    expect(now.lines[2]).toMatchObject({ description: 'Twine', unitPrice: '0.335', itemId: invoice.lines[1]?.itemId });
    expect(await sentences(invoice)).toContain(
      'QuickBooks changed line 1 (quantity 1 → 2), line 3 added, line 2 taken away.',
    );
  });

  test('U09 number, dates, message and note arrive here', async () => {
    const invoice = await posted(['45']);
    await changed(invoice, {
      DocNumber: 'B-77',
      TxnDate: '2026-11-19',
      DueDate: '2099-11-30',
      CustomerMemo: { value: 'Thank you' },
      PrivateNote: 'Called twice',
    });
    const expected = { number: 'B-77', txnDate: '2026-11-19', dueDate: '2099-11-30', note: 'Called twice' };
    await tiesOut(invoice, { ...expected, message: 'Thank you' });
  });

  test('U09 an item that was never imported comes in with the line that sells it', async () => {
    const invoice = await posted(['45']);
    const { QueryResponse: found } = await bench.inBooks(
      realmId,
      "query?query=select * from Item where Type = 'Service'",
    );
    const item = (found as { readonly Item: readonly { readonly Id: string; readonly Name: string }[] }).Item[0];
    const SalesItemLineDetail = { ItemRef: { value: item?.Id }, Qty: 1, UnitPrice: 5 };
    const added = { DetailType: 'SalesItemLineDetail', Amount: 5, SalesItemLineDetail };
    await changed(invoice, { Line: [...soldThere(await there(invoice)), added] });
    const books = await tiesOut(invoice, { total: '50' });
    const now = await invoiceNow(owner(), invoice);
    expect(now.lines[1]?.itemName).toContain(item?.Name);
    expect(soldThere(books)[1]?.SalesItemLineDetail?.ItemRef?.value).toBe(item?.Id);
  });

  test('U09 the same state taken twice changes nothing the second time', async () => {
    const invoice = await posted(['45']);
    await bench.act(realmId, 'edit-line', { id: booksIdOf(invoice), line: 1, qty: 2 });
    const once = await becomes(invoice, { ...inStep, total: '90' });
    await bench.fault({ match: { realmId }, effect: 'duplicate', times: null });
    await bench.act(realmId, 'receive-payment', { invoiceId: booksIdOf(invoice), amount: 20 });
    const twice = await becomes(invoice, { balance: '70', total: '90' });
    expect(linesOf(twice)).toEqual(linesOf(once));
    expect((await sentences(invoice)).filter(sentence => sentence.includes('line 1'))).toHaveLength(1);
  });

  test('U24 a discount given there lowers the total here, and is shown', async () => {
    await bench.act(realmId, 'preferences', { preferences: { SalesFormsPrefs: { AllowDiscount: true } } });
    const invoice = await posted(['100']);
    const discount = {
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
    };
    await changed(invoice, { Line: [...soldThere(await there(invoice)), discount] });
    await tiesOut(invoice, { total: '90', discount: { kind: 'percent', value: '10' } });
  });
});

describe('edited here', () => {
  test('U09 SHM-25 lines, note and due date of a posted invoice are in QuickBooks a moment later, to the cent', async () => {
    const invoice = await posted(['45', '10']);
    const [first, second] = linesOf(invoice);
    const added = { id: randomUUID(), itemId: first?.itemId, quantity: '3', unitPrice: '0.335', description: 'Twine' };
    const saved = await edit(invoice, {
      lines: [second, { ...first, quantity: '2' }, added],
      note: 'Ours',
      dueDate: '2099-10-01',
    });
    expect(saved).toMatchObject({ sync: { mark: 'waiting-out' }, total: '101.01', balance: '101.01' });
    const books = await tiesOut(invoice, { total: '101.01', dueDate: '2099-10-01', note: 'Ours' });
    expect(books).toMatchObject({ PrivateNote: 'Ours', DueDate: '2099-10-01', TotalAmt: 101.01 });
    expect(soldThere(books).map(({ Amount }) => Amount)).toEqual([10, 90, 1.01]);
    expect(soldThere(books)[2]).toMatchObject({ Description: 'Twine' });
  });

  test('U09 what we do not know of a line stays as it is there', async () => {
    const invoice = await posted(['45', '10']);
    const text = { DetailType: 'DescriptionOnly', Description: 'Work of the first week', DescriptionLineDetail: {} };
    const [one, two] = soldThere(await there(invoice));
    await changed(invoice, { Line: [one, text, two] });
    await edit(invoice, { lines: linesOf(invoice).map(line => ({ ...line, quantity: '2' })) });
    const books = await tiesOut(invoice, { total: '110' });
    expect(books.Line.map(({ DetailType }) => DetailType).slice(0, 3)).toEqual([
      'SalesItemLineDetail',
      'DescriptionOnly',
      'SalesItemLineDetail',
    ]);
  });

  test('U09 U24 an invoice with a bundle is not rewritten line by line, by a discount neither', async () => {
    const invoice = await posted(['45']);
    const [line] = soldThere(await there(invoice));
    const ItemGroupLine = [{ ItemRef: line?.SalesItemLineDetail?.ItemRef, Qty: 2 }];
    const made = await bench.inBooks(realmId, 'item', { Name: freshName('Kit'), Type: 'Group', ItemGroupDetail: { ItemGroupLine } }); // prettier-ignore
    const GroupItemRef = { value: (made['Item'] as { readonly Id: string }).Id };
    await changed(invoice, {
      Line: [{ DetailType: 'GroupLineDetail', GroupLineDetail: { GroupItemRef, Quantity: 1 } }],
    });
    await becomes(invoice, { ...inStep, total: '90', lines: [{ quantity: '2' }] });
    const refused = edit(invoice, { discount: { kind: 'percent', value: '10' } });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await edit(invoice, { discount: null, note: 'Ours' });
    await becomes(invoice, { ...inStep, note: 'Ours' });
    expect((await there(invoice)).Line[0]?.DetailType).toBe('GroupLineDetail');
  });

  test('U09 C42 a payment booked there meanwhile does not stand in the way of an edit', async () => {
    await bench.fault({ match: { realmId }, effect: 'drop', times: null });
    const invoice = await posted(['45']);
    await bench.act(realmId, 'receive-payment', { invoiceId: booksIdOf(invoice), amount: 20 });
    await edit(invoice, { lines: linesOf(invoice).map(line => ({ ...line, quantity: '2' })) });
    await tiesOut(invoice, { total: '90', balance: '70', state: 'partially-paid' });
  });

  test('U09 different lines edited on both sides at once: both edits stand on both sides', async () => {
    await bench.fault({ match: { realmId }, effect: 'drop', times: null });
    const invoice = await posted(['45', '10']);
    await bench.act(realmId, 'edit-line', { id: booksIdOf(invoice), line: 1, qty: 2 });
    const [first, second] = linesOf(invoice);
    await edit(invoice, { lines: [first, { ...second, quantity: '3' }], note: 'Ours' });
    const books = await tiesOut(invoice, { total: '120', note: 'Ours' });
    expect(soldThere(books).map(({ Amount }) => Amount)).toEqual([90, 30]);
  });

  test('U09 an answer lost after QuickBooks took the edit: it is taken once', async () => {
    const invoice = await posted(['45']);
    await bench.fault({
      match: { method: 'POST', path: '*/invoice' },
      effect: 'reset',
      when: 'after-commit',
      times: 1,
    });
    await edit(invoice, { lines: linesOf(invoice).map(line => ({ ...line, quantity: '2' })) });
    const books = await tiesOut(invoice, { total: '90' });
    expect(Number(books.SyncToken)).toBe(1);
  }, 30_000);

  test('U09 what a bookkeeper changes before a lost answer is known stays, on both sides, and nothing is doubled', async () => {
    const invoice = await posted(['45']);
    const match = { method: 'POST', path: '*/invoice' };
    await bench.fault({ match, effect: 'reset', when: 'after-commit', times: null });
    const [first] = linesOf(invoice);
    await edit(invoice, {
      lines: [
        { ...first, quantity: '2' },
        { ...first, id: randomUUID(), quantity: '3' },
      ],
    });
    await expect.poll(async () => (await there(invoice)).SyncToken, poll).toBe('1');
    await bench.act(realmId, 'edit-line', { id: booksIdOf(invoice), line: 1, description: 'In blue' });
    await expect.poll(() => mirroredVersion(invoice), poll).toBe('2');
    await bench.clearFaults();
    const books = await tiesOut(invoice, { total: '225', lines: [{ description: 'In blue' }, {}] });
    expect(soldThere(books).map(({ Description, Amount }) => [Description, Amount])).toEqual([
      ['In blue', 90],
      [soldThere(books)[1]?.Description, 135],
    ]);
  }, 60_000);

  test('U09 a bookkeeper who changes the same text twice while our edit is refused as late keeps the second one', async () => {
    await bench.fault({ match: { realmId }, effect: 'drop', times: null });
    const invoice = await posted(['45']);
    const text = (description: string) =>
      bench.act(realmId, 'edit-line', { id: booksIdOf(invoice), line: 1, description });
    await text('First');
    // The second try, which has seen the first text, is still on its way when the second text is written.
    const match = { method: 'POST', path: '*/invoice', realmId, nth: 2 };
    await bench.fault({ match, effect: 'slow', delayMs: 1_500 });
    await edit(invoice, { lines: linesOf(invoice).map(line => ({ ...line, quantity: '2' })) });
    await becomes(invoice, { lines: [{ description: 'First', quantity: '2' }] });
    await text('Second');
    const books = await tiesOut(invoice, { total: '90', lines: [{ description: 'Second', quantity: '2' }] });
    expect(soldThere(books).map(({ Description }) => Description)).toEqual(['Second']);
  }, 30_000);

  test('U09 a refusal leaves the edit here and says so; taking QuickBooks’ version lets it go', async () => {
    const invoice = await posted(['45']);
    await bench.fault({ match: { method: 'POST', path: '*/invoice' }, effect: 'fault', code: '6000', times: 1 });
    await edit(invoice, { note: 'Ours', lines: linesOf(invoice).map(line => ({ ...line, quantity: '2' })) });
    const refused = await becomes(invoice, { sync: { mark: 'problem' }, note: 'Ours', total: '90' });
    expect(refused.problems[0]?.sentence).toContain('The change was not taken.');
    const params = { problemId: refused.problems[0]?.id ?? '' };
    await owner().call(settleProblem, { params, body: { cure: 'take-books' } });
    await tiesOut(invoice, { note: '', total: '45' });
  });

  test('U09 C33 after a refusal, Retry sends the edit again', async () => {
    const invoice = await posted(['45']);
    await bench.fault({ match: { method: 'POST', path: '*/invoice' }, effect: 'fault', code: '6000', times: 1 });
    await edit(invoice, { note: 'Ours' });
    const { problems } = await becomes(invoice, { sync: { mark: 'problem' } });
    await owner().call(settleProblem, { params: { problemId: problems[0]?.id ?? '' }, body: { cure: 'retry' } });
    await tiesOut(invoice, { note: 'Ours' });
    expect(await there(invoice)).toMatchObject({ PrivateNote: 'Ours' });
  });

  test('U36 C56 into a closed period, or out of one: refused before anything is saved', async () => {
    const invoice = await posted(['45']);
    await bench.act(realmId, 'close-books', { date: '2026-11-15' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    const refused = edit(invoice, { txnDate: '2026-11-10' });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready', cure: 'change-date' } });
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ txnDate: '2026-11-20', sync: { mark: 'in-step' } });
    await bench.act(realmId, 'close-books', { date: '2026-11-25' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    const late = edit(invoice, { txnDate: '2026-11-28' });
    await expect(late).rejects.toMatchObject({ problem: { code: 'not-ready', fields: [{ path: 'txnDate' }] } });
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ txnDate: '2026-11-20', sync: { mark: 'in-step' } });
  });

  test('U13 C47 a voided invoice cannot be changed, and stays voided', async () => {
    const invoice = await posted(['45']);
    await bench.act(realmId, 'void', { id: booksIdOf(invoice) });
    await becomes(invoice, { state: 'voided' });
    await expect(edit(invoice, { note: 'Ours' })).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });

  test.each(['void', 'delete'])(
    'U09 U13 C45 an edit that was not sent before QuickBooks had to %s the invoice is told, and lost by nobody but a person',
    async act => {
      const invoice = await posted(['45', '5']);
      await bench.fault({
        match: { method: 'POST', path: '*/invoice' },
        effect: 'status',
        status: 503,
        body: '',
        times: null,
      });
      await edit(invoice, { note: 'Ours', lines: linesOf(invoice).slice(0, 1) });
      await bench.act(realmId, act, { id: booksIdOf(invoice) });
      const over = { state: act === 'void' ? 'voided' : 'deleted', sync: { mark: 'problem' }, note: 'Ours' };
      const { problems } = await becomes(invoice, over);
      const params = { problemId: problems[0]?.id ?? '' };
      expect(await owner().call(readProblem, { params })).toMatchObject({
        cause: 'edit-against-deletion',
        sentence: expect.stringMatching(
          /^(Voided|Deleted) in QuickBooks, but changed here .* known: (private note and lines|lines and private note)\./,
        ) as string,
        cures: ['take-books', 'open-in-quickbooks'],
      });
      await bench.clearFaults();
      const here = owner().call(answerProblem, { params, body: { answer: { kind: 'side', stands: 'here' } } });
      await expect(here).rejects.toMatchObject({ problem: { code: 'conflict' } });
      await owner().call(refreshInvoice, { params: { invoiceId: invoice.id } });
      await becomes(invoice, over);
      await owner().call(settleProblem, { params, body: { cure: 'take-books' } });
      const settled = await becomes(invoice, { state: over.state, sync: { mark: 'in-step' }, problems: [], note: '' });
      expect(linesOf(settled)).toEqual(linesOf(invoice));
      if (act === 'void') expect(settled).toMatchObject({ total: '0', balance: '0' });
    },
  );

  test('U09 terms taken away are taken away there too', async () => {
    const { terms } = await owner().call(readChoices, { params: { connectionId } });
    const term = terms[0];
    const invoice = await posted(['45'], { term: { id: term?.id, name: term?.name } });
    expect(await there(invoice)).toMatchObject({ SalesTermRef: { value: term?.id } });
    await edit(invoice, { term: null, dueDate: '2099-12-31' });
    const books = await tiesOut(invoice, { term: null });
    expect(books.SalesTermRef).toBeUndefined();
    expect(books.TotalAmt).toBe(45);
  });

  test('U30 an edit made while the connection is dead waits, and goes out on reconnecting', async () => {
    const invoice = await posted(['45']);
    await bench.emulator.control('POST', '/disconnect', { realmId });
    await edit(invoice, { note: 'Ours' });
    const connection = async () => (await owner().call(listConnections, {})).rows.find(({ id }) => id === connectionId);
    await expect.poll(async () => (await connection())?.state, poll).toBe('needs-reconnect');
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ note: 'Ours', sync: { mark: 'waiting-out' } });
    await bench.consent(realmId, { connectionId });
    await tiesOut(invoice, { note: 'Ours' });
    expect(await there(invoice)).toMatchObject({ PrivateNote: 'Ours' });
  });
});

/** Goes on in a British company; answers with its standard rate. */
async function connectBritain(): Promise<{ readonly id: string; readonly name: string }> {
  await bench.leaveCompanies();
  const preferences = { SalesFormsPrefs: { AllowDiscount: true, AllowShipping: true } };
  realmId = await bench.makeCompany({ country: 'GB', name: freshName('Thames Books'), preferences });
  connectionId = await bench.connect(realmId);
  const { taxCodes } = await owner().call(readChoices, { params: { connectionId } });
  const code = taxCodes.find(candidate => candidate.rates.some(rate => rate.percent === '20'));
  return { id: code?.id ?? '', name: code?.name ?? '' };
}

describe('outside the US, prices with tax', () => {
  test('U23 C16 B04 an edit on either side keeps the gross prices, and the two sides agree to the cent', async () => {
    const taxCode = await connectBritain();
    const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Item') } });
    const line = { id: randomUUID(), itemId, quantity: '3', unitPrice: '19.99', taxCode };
    const invoice = await posted([], { lines: [line], taxMode: 'inclusive', currency: 'GBP' });
    expect(invoice).toMatchObject({ total: '59.97', lines: [{ unitPrice: '19.99' }] });
    await edit(invoice, { lines: [{ ...line, quantity: '7' }] });
    const here = await becomes(invoice, { ...inStep, total: '139.93', lines: [{ unitPrice: '19.99' }] });
    expect((await there(invoice)).TotalAmt).toBe(139.93);
    expect(await owner().call(readInvoice, { params: { invoiceId: here.id } })).toMatchObject({ taxMode: 'inclusive' });
    const { customerId } = here;
    const estimate = { customerId: customerId ?? '', lines: [line], taxMode: 'inclusive' as const, currency: 'GBP' };
    await owner().call(createEstimate, { body: { ...estimate, txnDate: '2026-11-20' } });
    expect(await tieOutNow()).toMatchObject({ isEqual: true, counts: { documents: 2 } });
  });

  test('U24 U23 the tax of shipping and the account of a discount stay as they are there when lines are edited here', async () => {
    const taxCode = await connectBritain();
    const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Item') } });
    const line = { id: randomUUID(), itemId, quantity: '1', unitPrice: '100', taxCode };
    const invoice = await posted([], { lines: [line], currency: 'GBP' });
    const account = { value: '85' };
    const shipping = { ItemRef: { value: 'SHIPPING_ITEM_ID' }, TaxCodeRef: { value: taxCode.id } };
    await changed(invoice, {
      Line: [
        ...soldThere(await there(invoice)),
        {
          DetailType: 'DiscountLineDetail',
          DiscountLineDetail: { PercentBased: true, DiscountPercent: 10, DiscountAccountRef: account },
        },
        { DetailType: 'SalesItemLineDetail', Amount: 10, SalesItemLineDetail: shipping },
      ],
    });
    await becomes(invoice, { ...inStep, total: '120', shipping: '10', totals: { tax: '20' } });
    const saved = await edit(invoice, { lines: [{ ...line, quantity: '2' }] });
    expect(saved.total).toBe('228');
    await becomes(invoice, { ...inStep, total: '228' });
    const books = await there(invoice);
    expect(books.TotalAmt).toBe(228);
    expect(books.Line).toMatchObject([
      {},
      {},
      { DiscountLineDetail: { DiscountAccountRef: account } },
      { SalesItemLineDetail: shipping },
    ]);
    expect(await tieOutNow()).toMatchObject({ isEqual: true });
  });
});
