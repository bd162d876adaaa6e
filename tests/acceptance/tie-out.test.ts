import {
  createTieOut,
  downloadTieOut,
  listTieOutCustomers,
  listTieOutDocuments,
  listTieOutPeriods,
  readTieOut,
  settleTieOut,
  type Customer,
  type Invoice,
  type TieOutRun,
} from '@tieout/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importAll } from '../../apps/server/src/testing/import-lists.ts';
import { addCustomer, freshName, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, 'import');
  await importAll(bench.owner, connectionId, ['customers']);
});
afterAll(() => bench.close());

const owner = () => bench.owner;
const db = () => bench.server.core.db;
const poll = { timeout: 15_000, interval: 25 };

async function tieOut(source: TieOutRun['source'] = 'mirror'): Promise<TieOutRun> {
  const { id } = await owner().call(createTieOut, { body: { connectionId, source } });
  const now = () => owner().call(readTieOut, { params: { tieOutId: id } });
  await expect.poll(async () => (await now()).state, poll).not.toBe('running');
  return now();
}

const documentsOf = async (run: TieOutRun, query = {}) =>
  (await owner().call(listTieOutDocuments, { params: { tieOutId: run.id }, query })).rows;
const documentOf = async (run: TieOutRun, { id }: Pick<Invoice, 'id'>) =>
  (await documentsOf(run, { show: 'all', limit: 500 })).find(({ recordId }) => recordId === id);
const textOf = async (run: TieOutRun, part: string, show = 'all') =>
  (await owner().fetch(`${downloadTieOut.path.replace(':tieOutId', run.id)}?part=${part}&show=${show}`)).text();

const owedBy = async (run: TieOutRun, { displayName: search }: Customer) => {
  const query = { show: 'all', search } as const;
  return (await owner().call(listTieOutCustomers, { params: { tieOutId: run.id }, query })).rows[0];
};

/** An invoice whose own notification was worked off: nothing comes after it that would mend what a test bends. */
async function quietInvoice(total: string): Promise<Invoice> {
  const invoice = await postInvoiceOf(owner(), { total });
  const worked = () =>
    db()
      .selectFrom('notification')
      .select('id')
      .where('entity', '=', 'Invoice')
      .where('books_id', '=', invoice.sync.booksId ?? '')
      .where('worked_at', 'is not', null)
      .executeTakeFirst();
  await expect.poll(worked, poll).toBeDefined();
  return invoice;
}

/** What no rule of ours would do: a figure here is moved behind everybody's back. */
const tamper = (id: string, column: 'total' | 'balance', by: string) =>
  sql`update invoice set ${sql.ref(column)} = ${sql.ref(column)} + ${by}::numeric where id = ${id}`.execute(db());

async function addThere(total: string): Promise<string> {
  const { Customer: customer } = await bench.inBooks(realmId, 'customer', { DisplayName: freshName('Theirs') });
  const { Item: item } = await bench.inBooks(realmId, 'item', await serviceNamed(freshName('Service')));
  const { Invoice: made } = await bench.inBooks(realmId, 'invoice', {
    CustomerRef: { value: (customer as { readonly Id: string }).Id },
    Line: [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: Number(total),
        SalesItemLineDetail: {
          ItemRef: { value: (item as { readonly Id: string }).Id },
          Qty: 1,
          UnitPrice: Number(total),
        },
      },
    ],
  });
  return (made as { readonly Id: string }).Id;
}

async function serviceNamed(Name: string): Promise<object> {
  const statement = encodeURIComponent("select * from Account where AccountType = 'Income'");
  const { QueryResponse } = await bench.inBooks(realmId, `query?query=${statement}`);
  const [account] = (QueryResponse as { readonly Account: readonly { readonly Id: string }[] }).Account;
  return { Name, Type: 'Service', IncomeAccountRef: { value: account?.Id } };
}

describe('B04 the two sides to the cent', () => {
  test('agree after invoices were created in QuickBooks: per document, customer, account and month', async () => {
    const customer = await addCustomer(owner(), freshName('Owing'));
    const invoice = await postInvoiceOf(owner(), { total: '120.35', customer });
    await postInvoiceOf(owner(), { total: '79.65', customer });
    const run = await tieOut();
    expect(run).toMatchObject({ state: 'finished', isEqual: true, counts: { differing: 0, differingPeriods: 0 } });
    expect(run.sentence).toContain('agree to the cent');
    const same = { here: '120.35', books: '120.35', difference: '0' };
    expect(await documentOf(run, invoice)).toMatchObject({
      verdict: 'ties',
      total: same,
      balance: same,
      differences: [],
    });
    expect(await owedBy(run, customer)).toMatchObject({ customerId: customer.id, open: { here: '200', books: '200' } });
    const { rows: periods } = await owner().call(listTieOutPeriods, {
      params: { tieOutId: run.id },
      query: { show: 'all' },
    });
    const month = periods.filter(period => period.month === '2026-11-01');
    expect(month.map(period => [period.class, period.amount.difference])).toEqual([
      ['income', '0'],
      ['receivable', '0'],
    ]);
    const total = run.totals.find(({ kind }) => kind === 'invoice')?.total;
    expect(month.find(period => period.class === 'receivable')?.amount.here).toBe(total?.here);
    // What QuickBooks states for the customer is read a moment after its invoices.
    await expect.poll(async () => owedBy(await tieOut(), customer), poll).toMatchObject({ stated: '200' });
  });

  test('U34 C10 a cent that is off is found, explained and shown wherever it counts', async () => {
    const invoice = await quietInvoice('50');
    await tamper(invoice.id, 'total', '0.01');
    await tamper(invoice.id, 'balance', '0.01');
    const run = await tieOut();
    expect(run).toMatchObject({ isEqual: false, counts: { differing: 1, differingCustomers: 1 } });
    expect(run.sentence).toContain('$0.01');
    const [document] = await documentsOf(run);
    expect(document).toMatchObject({
      recordId: invoice.id,
      verdict: 'differs',
      total: { here: '50.01', books: '50', difference: '0.01' },
      differences: [{ field: 'total', difference: '0.01' }],
    });
    expect(document?.cures.map(({ cure, isPossible }) => [cure, isPossible])).toEqual([
      ['take-books', true],
      ['send-ours', true],
    ]);
    const receivable = run.receivables.find(({ currency }) => currency === 'USD');
    expect(receivable?.difference).toBe('0.01');
    expect(await textOf(run, 'documents', 'differing')).toMatch(/^kind,verdict,.*\r\ninvoice,differs,.*,50\.01,50,/);
    await tamper(invoice.id, 'total', '-0.01');
    await tamper(invoice.id, 'balance', '-0.01');
    expect(await tieOut()).toMatchObject({ isEqual: true });
  });

  test('amounts moved between two lines are found although the totals agree', async () => {
    const invoice = await quietInvoice('10');
    await sql`update invoice_line set amount = amount + 1 where invoice_id = ${invoice.id}`.execute(db());
    const run = await tieOut();
    const [document] = await documentsOf(run);
    expect(document?.differences).toMatchObject([
      {
        field: 'line',
        line: 1,
        here: '11',
        books: '10',
        difference: '1',
        sentence: 'Line 1 is $11.00 here and $10.00 in QuickBooks.',
      },
    ]);
    expect(run.counts.differingPeriods).toBe(1);
    await sql`update invoice_line set amount = amount - 1 where invoice_id = ${invoice.id}`.execute(db());
  });

  test('what the rules leave in QuickBooks is counted apart and is no difference', async () => {
    const theirs = await addThere('33.50');
    const seen = async () =>
      (await documentsOf(await tieOut(), { show: 'all', verdict: 'left-alone' })).map(({ booksId }) => booksId);
    await expect.poll(seen, poll).toContain(theirs);
    const run = await tieOut();
    expect(run.isEqual).toBe(true);
    expect(run.totals.find(({ kind }) => kind === 'invoice')?.leftAlone).toEqual({ total: '33.5', balance: '33.5' });
  });

  test('C11 read anew, the books bring what nobody told of, and their own report bears witness', async () => {
    const invoice = await quietInvoice('80');
    await sql`update mirror set payload = jsonb_set(payload, '{Balance}', '"70"'), sync_token = 0
      where connection_id = ${connectionId} and entity = 'Invoice' and books_id = ${invoice.sync.booksId}`.execute(
      db(),
    );
    expect(await tieOut('mirror')).toMatchObject({ isEqual: false });
    const run = await tieOut('books');
    expect(run).toMatchObject({ isEqual: true, source: 'books' });
    expect(run.crossChecks).toMatchObject([{ difference: '0' }]);
    expect((await invoiceNow(owner(), invoice)).balance).toBe('80');
  });

  test('U10 U11 U12 payments, credit memos, refunds and estimates tie out too; a bent one is found and taken as QuickBooks has it', async () => {
    const customer = await addCustomer(owner(), freshName('Paying'));
    const invoice = await postInvoiceOf(owner(), { total: '90', customer });
    const { Invoice: books } = await bench.inBooks(realmId, `invoice/${invoice.sync.booksId ?? ''}`);
    const { CustomerRef, Line } = books as { readonly CustomerRef: object; readonly Line: readonly object[] };
    const [line] = Line;
    for (const entity of ['creditmemo', 'estimate'])
      await bench.inBooks(realmId, entity, { CustomerRef, Line: [line] });
    const { QueryResponse: banks } = await bench.inBooks(
      realmId,
      "query?query=select * from Account where AccountType = 'Bank'",
    );
    const [bank] = (banks as { readonly Account: readonly { readonly Id: string }[] }).Account;
    const DepositToAccountRef = { value: bank?.Id };
    await bench.inBooks(realmId, 'refundreceipt', { CustomerRef, Line: [line], DepositToAccountRef });
    await bench.act(realmId, 'receive-payment', { invoiceId: invoice.sync.booksId, amount: 40 });
    const theirs = async (run: TieOutRun) =>
      (await documentsOf(run, { show: 'all', limit: 500 })).filter(({ customerId }) => customerId === customer.id);
    const all = async () => (await theirs(await tieOut())).map(({ kind, verdict }) => `${kind} ${verdict}`).sort();
    await expect
      .poll(all, poll)
      .toEqual(['credit-memo ties', 'estimate ties', 'invoice ties', 'payment ties', 'refund-receipt ties']);
    const run = await tieOut();
    expect(run).toMatchObject({ isEqual: true, counts: { differing: 0 } });
    expect(await owedBy(run, customer)).toMatchObject({ open: { here: '-40', books: '-40', difference: '0' } });
    expect(await textOf(run, 'documents')).toMatch(/\r\npayment,ties,/);
    await sql`update sales_document set total = total - 1, content = jsonb_set(content, '{lines,0,amount}', '"89"')
      where customer_id = ${customer.id} and kind = 'credit-memo'`.execute(db());
    const bent = await tieOut();
    const [document] = await documentsOf(bent);
    expect(document).toMatchObject({
      kind: 'credit-memo',
      total: { here: '89', books: '90', difference: '-1' },
      differences: [{ field: 'line', line: 1, here: '89', books: '90' }],
    });
    expect(bent.counts.differingPeriods).toBe(2);
    const params = { tieOutId: bent.id, seq: document?.seq ?? 0 };
    const refused = owner().call(settleTieOut, { params, body: { cure: 'send-ours' } });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await owner().call(settleTieOut, { params, body: { cure: 'take-books' } });
    expect(await tieOut()).toMatchObject({ isEqual: true });
  });

  test('U11 C50 what a customer paid before coming here comes in with the customer', async () => {
    const { Customer: made } = await bench.inBooks(realmId, 'customer', { DisplayName: freshName('Early') });
    const { Id } = made as { readonly Id: string };
    const { Payment: paid } = await bench.inBooks(realmId, 'payment', { CustomerRef: { value: Id }, TotalAmt: 25 });
    const { Id: paymentId } = paid as { readonly Id: string };
    const mirrored = () =>
      db()
        .selectFrom('mirror')
        .select('books_id')
        .where('entity', '=', 'Payment')
        .where('books_id', '=', paymentId)
        .executeTakeFirst();
    await expect.poll(mirrored, poll).toBeDefined();
    await importAll(owner(), connectionId, ['customers']);
    const run = await tieOut();
    const payments = await documentsOf(run, { show: 'all', kind: 'payment', limit: 500 });
    expect(payments.find(({ booksId }) => booksId === paymentId)).toMatchObject({
      verdict: 'ties',
      total: { here: '25' },
    });
  });

  test('older tie-outs keep what differed, the newest keeps every document', async () => {
    const invoice = await quietInvoice('5');
    await tamper(invoice.id, 'balance', '1');
    const older = await tieOut();
    await tamper(invoice.id, 'balance', '-1');
    const newest = await tieOut();
    const rows = (run: TieOutRun) => documentsOf(run, { show: 'all', limit: 500 });
    expect(await rows(older)).toHaveLength(1);
    // What is left alone is shown, and is no part of what was compared.
    const compared = (await rows(newest)).filter(({ verdict }) => verdict !== 'left-alone');
    expect(compared).toHaveLength(newest.counts.documents);
    const again = await owner().call(readTieOut, { params: { tieOutId: older.id } });
    expect([again.keepsAllRows, newest.keepsAllRows]).toEqual([false, true]);
  });

  test.each([
    ['take-books', '5', '5'],
    ['send-ours', '7', '7'],
  ] as const)('C30 %s settles a difference, on both sides', async (cure, here, there) => {
    const invoice = await quietInvoice('5');
    // As if an edit made here had been lost on its way.
    await sql`update invoice_line set unit_price = 7, amount = 7 where invoice_id = ${invoice.id}`.execute(db());
    await sql`update invoice set total = 7, balance = 7, totals = totals || '{"subtotal":"7","total":"7"}'
      where id = ${invoice.id}`.execute(db());
    const run = await tieOut();
    const document = await documentOf(run, invoice);
    expect(document?.verdict).toBe('differs');
    const params = { tieOutId: run.id, seq: document?.seq ?? 0 };
    const settled = await owner().call(settleTieOut, { params, body: { cure } });
    expect(settled.settled).toContain('Olivia Owner');
    const { Invoice: books } = await bench.inBooks(realmId, `invoice/${invoice.sync.booksId ?? ''}`);
    expect([
      (await invoiceNow(owner(), invoice)).total,
      String((books as { readonly TotalAmt: number }).TotalAmt),
    ]).toEqual([here, there]);
    expect(await documentOf(await tieOut(), invoice)).toMatchObject({ verdict: 'ties' });
    const again = owner().call(settleTieOut, { params, body: { cure } });
    await expect(again).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });
});
