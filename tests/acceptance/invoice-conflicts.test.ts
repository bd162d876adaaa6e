import { randomUUID } from 'node:crypto';
import {
  answerProblem,
  createInvoice,
  createItem,
  invoiceFields,
  listRuns,
  listRunSteps,
  postInvoice,
  readChoices,
  readInvoiceTimeline,
  readProblem,
  readReadiness,
  settleProblem,
  updateInvoice,
  type FieldChoice,
  type Invoice,
  type ProblemView,
} from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksIdOf, changeThere, invoiceThere, soldThere } from '../../apps/server/src/testing/books-invoices.ts';
import { addCustomer, freshName, invoiceNow } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench({ webhookDelayMs: 20 });
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
  // Neither side hears of the other by itself: every edit here meets the one that was made there.
  await bench.fault({ match: { realmId }, effect: 'drop', times: null });
});
afterAll(() => bench.close());

const owner = () => bench.owner;
const poll = { timeout: 10_000, interval: 20 };
const there = (invoice: Invoice) => invoiceThere(bench, realmId, booksIdOf(invoice));
const lineIdOf = (invoice: Invoice, at: number): string => invoice.lines[at]?.id ?? '';

/** An invoice in QuickBooks of two lines, 1 × 45 and 1 × 10. */
async function posted(): Promise<Invoice> {
  const customer = await addCustomer(owner());
  const lines = [];
  for (const unitPrice of ['45', '10']) {
    const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Rope'), isTaxable: false } });
    lines.push({ id: randomUUID(), itemId, quantity: '1', unitPrice });
  }
  const body = invoiceFields.parse({
    customerId: customer.id,
    lines,
    txnDate: '2026-11-20',
    dueDate: '2099-12-31',
  });
  const { id } = await owner().call(createInvoice, { body });
  return owner().call(postInvoice, { params: { invoiceId: id } });
}

async function editHere(invoice: Invoice, body: object): Promise<void> {
  const { version } = await invoiceNow(owner(), invoice);
  await owner().call(updateInvoice, { params: { invoiceId: invoice.id }, body }, { version });
}

const editThere = (invoice: Invoice, fields: object) =>
  changeThere(bench, realmId, { Id: booksIdOf(invoice), ...fields });
const quantityThere = (invoice: Invoice, line: number, qty: number) =>
  bench.act(realmId, 'edit-line', { id: booksIdOf(invoice), line, qty });

/** The lines as they are to be saved, with other quantities. */
const withQuantities = ({ lines }: Invoice, quantities: readonly string[]) => ({
  lines: lines.slice(0, quantities.length).map(({ id, itemId, description, unitPrice, taxCode }, at) => ({
    id,
    itemId,
    description,
    unitPrice,
    taxCode,
    quantity: quantities[at],
  })),
});

async function becomes(invoice: Invoice, expected: object): Promise<Invoice> {
  await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject(expected);
  return invoiceNow(owner(), invoice);
}

/** Waits until the conflict is a problem, and shows it. */
async function shown(invoice: Invoice): Promise<ProblemView> {
  const { problems } = await becomes(invoice, { sync: { mark: 'problem' } });
  expect(problems).toHaveLength(1);
  return owner().call(readProblem, { params: { problemId: problems[0]?.id ?? '' } });
}

const asked = ({ fields }: ProblemView) => fields.filter(({ isConflict }) => isConflict);

function say({ id, fingerprint }: ProblemView, choices: Readonly<Record<string, FieldChoice>>, asRule = false) {
  const answer = { kind: 'fields', choices, fingerprint } as const;
  return owner().call(answerProblem, { params: { problemId: id }, body: { answer, asRule } });
}

/** The newest step that wrote the invoice in QuickBooks. */
async function lastWrite({ id }: Invoice) {
  const { rows } = await owner().call(listRuns, { query: { connectionId, kind: 'write' } });
  for (const run of rows) {
    const steps = await owner().call(listRunSteps, { params: { runId: run.id }, query: {} });
    const step = steps.rows.find(({ recordId }) => recordId === id);
    if (step !== undefined) return { run, step };
  }
  return undefined;
}

const atLeastOne = (count: number): boolean => count >= 1;
const refusal = (code: string) => ({ problem: { code } });

/** Every figure of the invoice stands on both sides alike, and nothing waits. */
async function tiesOut(invoice: Invoice, expected: object) {
  const here = await becomes(invoice, {
    sync: { mark: 'in-step' },
    problems: [],
    tieOut: { kind: 'ties' },
    ...expected,
  });
  const books = await there(invoice);
  expect([here.total, here.balance].map(Number)).toEqual([books.TotalAmt, books.Balance]);
  expect(here.lines.map(({ amount }) => Number(amount))).toEqual(soldThere(books).map(({ Amount }) => Amount));
  return books;
}

describe('B02 the same thing changed on both sides of an invoice', () => {
  test.each([
    ['take-books', '2', 100],
    ['take-here', '3', 145],
  ] as const)('%s settles all of it at once', async (cure, quantity, total) => {
    const invoice = await posted();
    await quantityThere(invoice, 1, 2);
    await editHere(invoice, withQuantities(invoice, ['3', '1']));
    const { id } = await shown(invoice);
    expect((await there(invoice)).TotalAmt).toBe(100);
    await owner().call(settleProblem, { params: { problemId: id }, body: { cure } });
    const books = await tiesOut(invoice, { lines: [{ quantity }, {}] });
    expect(books.TotalAmt).toBe(total);
  });

  test('what else was changed here travels while a line waits for an answer, and that line stays there as it is', async () => {
    const invoice = await posted();
    await quantityThere(invoice, 1, 2);
    await editHere(invoice, { ...withQuantities(invoice, ['3', '4']), note: 'Ours' });
    await expect.poll(async () => (await there(invoice)).PrivateNote, poll).toBe('Ours');
    await shown(invoice);
    expect((await invoiceNow(owner(), invoice)).lines).toMatchObject([{ quantity: '3' }, { quantity: '4' }]);
    expect(soldThere(await there(invoice)).map(({ Amount }) => Amount)).toEqual([90, 40]);
  });

  test('U32 fields and lines are answered one by one; only what is contested is asked', async () => {
    const invoice = await posted();
    await editThere(invoice, { PrivateNote: 'Theirs', DueDate: '2099-11-30' });
    await quantityThere(invoice, 1, 2);
    await editHere(invoice, { ...withQuantities(invoice, ['3', '4']), note: 'Ours', message: 'Thank you' });
    await expect.poll(async () => soldThere(await there(invoice)).map(({ Amount }) => Amount), poll).toEqual([90, 40]);
    const problem = await shown(invoice);
    const quantity = `lines.quantity@${lineIdOf(invoice, 0)}`;
    expect(problem.answers).toEqual(['fields', 'side']);
    expect(asked(problem)).toMatchObject([
      {
        field: quantity,
        label: expect.stringMatching(/^Line 1, Rope.*: quantity$/) as string,
        base: '1',
        here: '3',
        books: '2',
      },
      { field: 'privateNote', base: null, here: 'Ours', books: 'Theirs' },
    ]);
    const settled = await say(problem, { [quantity]: 'books', privateNote: 'here' });
    expect(settled).toMatchObject({
      settledAt: expect.any(String) as string,
      answers: [],
      fields: expect.any(Array) as [],
    });
    const expected = { total: '130', note: 'Ours', dueDate: '2099-11-30', message: 'Thank you' };
    const books = await tiesOut(invoice, { ...expected, lines: [{ quantity: '2' }, { quantity: '4' }] });
    const name = `invoice ${invoice.number ?? ''} for ${invoice.customerName}`;
    expect(await lastWrite(invoice)).toMatchObject({
      run: { title: `Update ${name}`, calls: { total: expect.toSatisfy(atLeastOne) as number } },
      step: { name, outcome: 'done', changes: [{ field: 'privateNote', from: 'Theirs', to: 'Ours' }] },
    });
    expect(books).toMatchObject({ PrivateNote: 'Ours', DueDate: '2099-11-30' });
    expect(soldThere(books).map(({ Amount }) => Amount)).toEqual([90, 40]);
  });

  test('what is not contested is agreed meanwhile, and the figures are compared once everything is', async () => {
    const invoice = await posted();
    await quantityThere(invoice, 1, 2);
    await editHere(invoice, { ...withQuantities(invoice, ['3', '1']), note: 'Ours' });
    await expect.poll(async () => (await there(invoice)).PrivateNote, poll).toBe('Ours');
    const problem = await shown(invoice);
    expect(problem).toMatchObject({
      cause: 'conflict',
      recordName: expect.stringMatching(/^Invoice \d+ for Customer \d+$/) as string,
    });
    expect(problem.sentence).toBe('Quantity of a line changed here and in QuickBooks: choose which stands.');
    await say(problem, { [`lines.quantity@${lineIdOf(invoice, 0)}`]: 'here' });
    await tiesOut(invoice, { total: '145', note: 'Ours' });
  });

  test('an answer to what either side changed since is refused, and the fresh conflict is shown instead', async () => {
    const invoice = await posted();
    await editThere(invoice, { PrivateNote: 'Theirs' });
    await editHere(invoice, { note: 'Ours' });
    const first = await shown(invoice);
    await editThere(invoice, { PrivateNote: 'Theirs, later' });
    await expect(say(first, { privateNote: 'here' })).rejects.toMatchObject(refusal('version-changed'));
    expect(await there(invoice)).toMatchObject({ PrivateNote: 'Theirs, later' });
    const second = await shown(invoice);
    expect(asked(second)).toMatchObject([{ here: 'Ours', books: 'Theirs, later' }]);
    await editHere(invoice, { note: 'Ours, later' });
    await expect(say(second, { privateNote: 'here' })).rejects.toMatchObject(refusal('version-changed'));
    await say(await shown(invoice), { privateNote: 'here' });
    expect(await tiesOut(invoice, { note: 'Ours, later' })).toMatchObject({ PrivateNote: 'Ours, later' });
  });

  test('a payment booked meanwhile is no change of what was shown', async () => {
    const invoice = await posted();
    await editThere(invoice, { PrivateNote: 'Theirs' });
    await editHere(invoice, { note: 'Ours' });
    const problem = await shown(invoice);
    await bench.act(realmId, 'receive-payment', { invoiceId: booksIdOf(invoice), amount: 20 });
    await say(problem, { privateNote: 'here' });
    await tiesOut(invoice, { note: 'Ours', balance: '35', state: 'partially-paid' });
  });

  test.each([
    ['here', 'taken away there', 145],
    ['books', 'taken away there', 10],
    ['here', 'taken away here', 10],
    ['books', 'taken away here', 100],
  ] as const)('%s stands where a line was edited on one side and %s', async (side, where, total) => {
    const invoice = await posted();
    if (where === 'taken away there') {
      await editThere(invoice, { Line: soldThere(await there(invoice)).slice(1) });
      await editHere(invoice, withQuantities(invoice, ['3', '1']));
    } else {
      await quantityThere(invoice, 1, 2);
      await editHere(invoice, { lines: withQuantities(invoice, ['1', '1']).lines.slice(1) });
    }
    const problem = await shown(invoice);
    const gone = where === 'taken away there' ? { books: 'taken away' } : { here: 'taken away' };
    expect(asked(problem)).toMatchObject([{ field: `lines@${lineIdOf(invoice, 0)}`, ...gone }]);
    await say(problem, { [`lines@${lineIdOf(invoice, 0)}`]: side });
    const books = await tiesOut(invoice, {});
    expect(books.TotalAmt).toBe(total);
  });

  test('U36 C56 our date in a closed period is refused before anything is saved; QuickBooks’ may stand', async () => {
    const invoice = await posted();
    await editThere(invoice, { TxnDate: '2026-11-19' });
    await editHere(invoice, { txnDate: '2026-11-10' });
    const problem = await shown(invoice);
    await bench.act(realmId, 'close-books', { date: '2026-11-15' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    await expect(say(problem, { issueDate: 'here' })).rejects.toMatchObject(refusal('not-ready'));
    expect(asked(await shown(invoice))).toMatchObject([
      { field: 'issueDate', here: '2026-11-10', books: '2026-11-19' },
    ]);
    await say(problem, { issueDate: 'books' });
    expect(await tiesOut(invoice, { txnDate: '2026-11-19' })).toMatchObject({ TxnDate: '2026-11-19' });
  });

  test('U09 U32 a third value is typed for plain fields and in lines, by the composer’s rules, and stands on both sides to the cent', async () => {
    const invoice = await posted();
    const { terms } = await owner().call(readChoices, { params: { connectionId } });
    const [first, second, third] = terms;
    await editThere(invoice, {
      PrivateNote: 'Theirs',
      CustomerMemo: { value: 'Theirs' },
      TxnDate: '2026-11-19',
      DueDate: '2099-11-30',
      SalesTermRef: { value: second?.id },
    });
    await bench.act(realmId, 'edit-line', {
      id: booksIdOf(invoice),
      line: 1,
      qty: 2,
      unitPrice: 46,
      description: 'Theirs',
    });
    const [line, other] = withQuantities(invoice, ['3', '1']).lines;
    const lines = [{ ...line, unitPrice: '47', description: 'Ours' }, other];
    const dates = { txnDate: '2026-11-18', dueDate: '2099-10-31' };
    await editHere(invoice, { lines, note: 'Ours', message: 'Ours', term: first, ...dates });
    const problem = await shown(invoice);
    const inLine = (part: string) => `lines.${part}@${lineIdOf(invoice, 0)}`;
    const entries = Object.fromEntries(asked(problem).map(({ field, entry }) => [field, entry?.kind]));
    expect(entries).toEqual({
      [inLine('quantity')]: 'number',
      [inLine('unitPrice')]: 'number',
      [inLine('description')]: 'text',
      message: 'text',
      privateNote: 'text',
      issueDate: 'day',
      dueDate: 'day',
      term: 'choice',
    });
    const refused: readonly (readonly [string, string | null])[] = [
      [inLine('quantity'), 'many'],
      [inLine('unitPrice'), null],
      ['issueDate', '31 November'],
      ['dueDate', ''],
      ['message', 'x'.repeat(1001)],
      ['term', 'whenever'],
    ];
    for (const [field, value] of refused) {
      await expect(say(problem, { [field]: { value } })).rejects.toMatchObject({
        problem: { code: 'invalid-request', fields: [{ path: field }] },
      });
    }
    expect(asked(await shown(invoice))).toHaveLength(8);
    await say(problem, {
      [inLine('quantity')]: { value: '4' },
      [inLine('unitPrice')]: { value: '12.5' },
      [inLine('description')]: { value: 'Agreed' },
      message: { value: 'Agreed' },
      privateNote: { value: null },
      issueDate: { value: '2026-11-17' },
      dueDate: { value: '2099-09-30' },
      term: { value: third?.id ?? null },
    });
    const books = await tiesOut(invoice, {
      total: '60',
      note: '',
      message: 'Agreed',
      txnDate: '2026-11-17',
      dueDate: '2099-09-30',
      term: { id: third?.id },
      lines: [{ description: 'Agreed', quantity: '4', unitPrice: '12.5' }, { quantity: '1' }],
    });
    expect(books).toMatchObject({
      TotalAmt: 60,
      CustomerMemo: { value: 'Agreed' },
      TxnDate: '2026-11-17',
      DueDate: '2099-09-30',
      SalesTermRef: { value: third?.id },
    });
    expect(books.PrivateNote ?? '').toBe('');
    const { rows } = await owner().call(readInvoiceTimeline, { params: { invoiceId: invoice.id } });
    const told = rows.map(({ sentence }) => sentence);
    expect(told).toContain('Olivia Owner typed another value for the due date.');
    // A total that falls is no payment.
    expect(told.filter(sentence => sentence.includes('owed'))).toEqual([]);
  });

  test('U36 a date that is typed into a closed period is refused beside its field, and nothing is written', async () => {
    const invoice = await posted();
    await editThere(invoice, { TxnDate: '2026-11-19' });
    await editHere(invoice, { txnDate: '2026-11-18' });
    const problem = await shown(invoice);
    await bench.act(realmId, 'close-books', { date: '2026-11-15' });
    await owner().call(readReadiness, { params: { connectionId }, query: { refresh: 'true' } });
    await expect(say(problem, { issueDate: { value: '2026-11-10' } })).rejects.toMatchObject(refusal('not-ready'));
    expect(await there(invoice)).toMatchObject({ TxnDate: '2026-11-19' });
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ txnDate: '2026-11-18' });
    await say(problem, { issueDate: { value: '2026-11-17' } });
    await tiesOut(invoice, { txnDate: '2026-11-17' });
  });

  test('an answer becomes a rule: the next conflict of the same field is not asked about', async () => {
    const invoice = await posted();
    await editThere(invoice, { PrivateNote: 'Theirs' });
    await editHere(invoice, { note: 'Ours' });
    await say(await shown(invoice), { privateNote: 'books' }, true);
    await tiesOut(invoice, { note: 'Theirs' });
    await editThere(invoice, { PrivateNote: 'Theirs again' });
    await editHere(invoice, { note: 'Ours again' });
    await tiesOut(invoice, { note: 'Theirs again' });
  });
});
