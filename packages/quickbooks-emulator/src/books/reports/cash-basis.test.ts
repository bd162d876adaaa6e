import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { imbalanceOf } from '../ledger/posting.ts';
import { ACTED_ON, RandomBookkeeper, type Act } from '../testing/random-bookkeeper.ts';
import { expenseLine, vendorBooks } from '../testing/vendor-books.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';
import { makeReport } from './answer-report.ts';
import { cashEntries } from './cash-basis.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

/** What each account shows in a trial balance on cash basis, debits positive. */
function cashBalances(books: TestBooks): Record<string, string> {
  const report = makeReport(books.company, 'TrialBalance', new URLSearchParams('accounting_method=Cash'));
  const rows = objectsAt(objectAt(report, 'Rows') ?? {}, 'Row').filter(row => row['type'] === 'Data');
  const shown = rows.map(row => {
    const [name, debit, credit] = objectsAt(row, 'ColData').map(cell => textAt(cell, 'value') ?? '');
    return [name, debit === '' ? `-${credit ?? ''}` : debit] as const;
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

function sale(books: TestBooks, ...amounts: readonly number[]): string {
  const lines = amounts.map((amount, index) => saleLine(amount, index === 0 ? {} : { ItemRef: { value: SEED.goods } }));
  return idOf(books.create('Invoice', { CustomerRef: { value: '1' }, Line: lines }));
}

function pay(books: TestBooks, id: string, amount: number): string {
  return receive(books, amount, { [id]: amount });
}

function receive(books: TestBooks, total: number, applied: Readonly<Record<string, number>>): string {
  const Line = Object.entries(applied).map(([TxnId, Amount]) => ({
    Amount,
    LinkedTxn: [{ TxnId, TxnType: 'Invoice' }],
  }));
  return idOf(books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: total, Line }));
}

describe('cash basis', () => {
  it('counts an invoice as it is paid, and shows no receivables', () => {
    const books = new TestBooks();
    const id = sale(books, 100);
    expect(cashBalances(books)).toEqual({});
    pay(books, id, 30);
    expect(cashBalances(books)).toEqual({ 'Undeposited Funds': '30.00', Services: '-30.00' });
    pay(books, id, 70);
    expect(cashBalances(books)).toEqual({ 'Undeposited Funds': '100.00', Services: '-100.00' });
  });

  it('counts unapplied money as unapplied cash income', () => {
    const books = new TestBooks();
    receive(books, 35, { [sale(books, 100)]: 30 });
    expect(cashBalances(books)).toMatchObject({ 'Unapplied Cash Payment Income': '-5.00', Services: '-30.00' });
  });

  it('counts a deposit on the day of the invoice', () => {
    const books = new TestBooks();
    books.create('Invoice', { CustomerRef: { value: '1' }, Deposit: 25, Line: [saleLine(100)] });
    expect(cashBalances(books)).toEqual({ 'Undeposited Funds': '25.00', Services: '-25.00' });
  });

  it('counts a credit when it is applied, against what it pays', () => {
    const books = new TestBooks();
    const id = sale(books, 100);
    const memo = idOf(books.create('CreditMemo', { CustomerRef: { value: '1' }, Line: [saleLine(40)] }));
    const lines = [
      { Amount: 40, LinkedTxn: [{ TxnId: id, TxnType: 'Invoice' }] },
      { Amount: 40, LinkedTxn: [{ TxnId: memo, TxnType: 'CreditMemo' }] },
    ];
    books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 0, Line: lines });
    expect(cashBalances(books)).toEqual({});
    pay(books, id, 60);
    expect(cashBalances(books)).toEqual({ 'Undeposited Funds': '60.00', Services: '-60.00' });
  });

  it('counts a bill when it is paid', () => {
    const { books, bill, pay: payBill } = vendorBooks();
    const id = idOf(books.create('Bill', bill({ Line: [expenseLine(500)] })));
    expect(cashBalances(books)).toEqual({});
    payBill(id, 200);
    expect(cashBalances(books)).toEqual({ Checking: '-200.00', 'Uncategorized Expense': '200.00' });
  });

  it('the shares of part payments add up to the cent', () => {
    const books = new TestBooks();
    const id = sale(books, 10.01, 20.02, 3.33);
    for (const amount of [7.77, 0.01, 11.11, 14.47]) pay(books, id, amount);
    const accrual = makeReport(books.company, 'TrialBalance', new URLSearchParams());
    const cash = makeReport(books.company, 'TrialBalance', new URLSearchParams('accounting_method=Cash'));
    expect(cash['Rows']).toEqual(accrual['Rows']);
    expect(objectAt(cash, 'Header')?.['ReportBasis']).toBe('Cash');
  });

  it('follows the company’s own basis when the call names none', () => {
    const books = new TestBooks({ preferences: { ReportPrefs: { ReportBasis: 'Cash' } } });
    sale(books, 100);
    const header = (query: string) =>
      objectAt(makeReport(books.company, 'ProfitAndLoss', new URLSearchParams(query)), 'Header')?.['ReportBasis'];
    expect([header(''), header('accounting_method=Accrual')]).toEqual(['Cash', 'Accrual']);
  });

  it('is not offered with several currencies', () => {
    const books = new TestBooks({ preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } } });
    expect(faultOf(() => cashBalances(books)).status).toBe(501);
  });

  it('property: every entry balances, whatever a bookkeeper did', () => {
    const act: fc.Arbitrary<Act> = fc.record({
      verb: fc.constantFrom('create', 'create', 'create', 'update', 'void', 'delete', 'apply'),
      entity: fc.constantFrom(...ACTED_ON),
      pick: fc.nat(60),
      amount: fc.integer({ min: 1, max: 50_000 }).map(cents => cents / 100),
      quantity: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 30 }), acts => {
        const keeper = new RandomBookkeeper();
        for (const each of acts) keeper.does(each);
        for (const { postings } of cashEntries(keeper.books.company)) expect(imbalanceOf(postings)).toBe(0n);
      }),
      { numRuns: 30 },
    );
  });
});
