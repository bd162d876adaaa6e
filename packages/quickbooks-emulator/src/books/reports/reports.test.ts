import { describe, expect, it } from 'vitest';
import { centsOf } from '../arithmetic/fixed-point.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';
import { makeReport } from './answer-report.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

/** Sales of 100 and 50, of which 30 are paid; one bill of 40. */
function busyBooks(): TestBooks {
  const books = new TestBooks();
  const sale = (amount: number, TxnDate: string) =>
    books.create('Invoice', { CustomerRef: { value: '1' }, TxnDate, Line: [saleLine(amount)] });
  const old = sale(100, '2025-12-15');
  sale(50, '2026-03-01');
  const link = { Amount: 30, LinkedTxn: [{ TxnId: idOf(old), TxnType: 'Invoice' }] };
  books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 35, TxnDate: '2026-02-01', Line: [link] });
  books.create('Vendor', { DisplayName: 'Bob' });
  const cost = {
    Amount: 40,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: { value: SEED.expense } },
  };
  books.create('Bill', { VendorRef: { value: '1' }, TxnDate: '2026-02-01', Line: [cost] });
  return books;
}

const report = (books: TestBooks, name: string, query = '') =>
  makeReport(books.company, name, new URLSearchParams(query));

/** Every cell row of a report, flattened: its first cell and its last. */
function figures(part: JsonObject): Record<string, string> {
  const rows = objectsAt(objectAt(part, 'Rows') ?? {}, 'Row');
  return Object.assign(
    {},
    ...rows.flatMap(row => [figures(row), ...[row, objectAt(row, 'Summary') ?? {}].map(firstAndLast)]),
  ) as Record<string, string>;
}

function firstAndLast(row: JsonObject): Record<string, string> {
  const cells = objectsAt(row, 'ColData').map(cell => textAt(cell, 'value') ?? '');
  return cells.length === 0 ? {} : { [cells[0] ?? '']: cells.at(-1) ?? '' };
}

describe('reports', () => {
  it('have Header, Columns and Rows of the recorded shape', () => {
    const list = report(busyBooks(), 'TransactionList', 'start_date=2025-01-01&end_date=2026-12-31');
    expect(objectAt(list, 'Header')).toMatchObject({
      ReportName: 'TransactionList',
      StartPeriod: '2025-01-01',
      EndPeriod: '2026-12-31',
      Currency: 'USD',
      Option: [{ Name: 'NoReportData', Value: 'false' }],
    });
    const titles = objectsAt(objectAt(list, 'Columns') ?? {}, 'Column').map(column => column['ColTitle']);
    expect(titles.slice(0, 4)).toEqual(['Date', 'Transaction Type', '#', 'Posting']);
    const rows = objectsAt(objectAt(list, 'Rows') ?? {}, 'Row');
    expect(rows.map(row => objectsAt(row, 'ColData')[1]?.['value'])).toEqual(['Invoice', 'Bill', 'Payment', 'Invoice']);
    expect(rows[0]?.['type']).toBe('Data');
    expect(objectsAt(rows[0] ?? {}, 'ColData').map(cell => cell['value'])).toEqual([
      '2025-12-15',
      'Invoice',
      '1001',
      'Yes',
      'Harbor Cafe',
      '',
      'Accounts Receivable (A/R)',
      'Services',
      '100.00',
    ]);
  });

  it('profit and loss of a period', () => {
    const shown = figures(report(busyBooks(), 'ProfitAndLoss', 'start_date=2026-01-01&end_date=2026-12-31'));
    expect(shown).toMatchObject({
      Services: '50.00',
      'Total Income': '50.00',
      'Total Expenses': '40.00',
      'Net Income': '10.00',
    });
  });

  it('balance sheet: assets equal liabilities and equity, earlier profits are retained', () => {
    const shown = figures(report(busyBooks(), 'BalanceSheet', 'end_date=2026-12-31'));
    expect(shown).toMatchObject({
      'Accounts Receivable (A/R)': '115.00',
      'Undeposited Funds': '35.00',
      'Total ASSETS': '150.00',
      'Accounts Payable (A/P)': '40.00',
      'Retained Earnings': '100.00',
      'Net Income': '10.00',
      'Total LIABILITIES AND EQUITY': '150.00',
    });
  });

  it('trial balance: both columns have the same sum', () => {
    const rows = objectsAt(objectAt(report(busyBooks(), 'TrialBalance'), 'Rows') ?? {}, 'Row');
    const total = objectsAt(objectAt(rows.at(-1) ?? {}, 'Summary') ?? {}, 'ColData').map(cell => cell['value']);
    expect(total).toEqual(['TOTAL', '190.00', '190.00']);
  });

  it('ageing: what is due by age, unapplied money as credit, in sum the receivables of the ledger', () => {
    const books = busyBooks();
    const rows = objectsAt(objectAt(report(books, 'AgedReceivables', 'report_date=2026-03-02'), 'Rows') ?? {}, 'Row');
    const cells = objectsAt(rows[0] ?? {}, 'ColData').map(cell => cell['value']);
    expect(cells).toEqual(['Harbor Cafe', '50.00', '-5.00', '70.00', '', '', '115.00']);
    const shown = figures(report(books, 'CustomerBalance'));
    expect(centsOf(shown['TOTAL'] ?? '')).toBe(ledgerOf(books.company).balanceOf(SEED.receivable));
  });

  it('ageing as of an earlier day knows only what was there then', () => {
    const shown = figures(report(busyBooks(), 'AgedReceivables', 'report_date=2026-01-31'));
    expect(shown['TOTAL']).toBe('100.00');
  });

  it('what is not emulated says so', () => {
    const books = new TestBooks();
    expect(faultOf(() => report(books, 'CashFlow'))).toMatchObject({ code: '501', status: 501 });
    expect(faultOf(() => report(books, 'ProfitAndLoss', 'summarize_column_by=Month')).status).toBe(501);
    expect(faultOf(() => report(books, 'ProfitAndLoss', 'start_date=2026-13-01')).code).toBe('2070');
  });
});
