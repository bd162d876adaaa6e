import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { textAt } from '../json.ts';
import { addDays } from '../store/company-calendar.ts';
import {
  accountRow,
  accountSection,
  accountTotals,
  accountTrees,
  totalOf,
  type AccountNode,
} from './account-totals.ts';
import { ACCOUNT_COLUMNS } from './profit-and-loss.ts';
import { reportBasis, type ReportBasis } from './report-basis.ts';
import { reportHeader } from './report-header.ts';
import { fiscalYearStart, reportPeriod } from './report-period.ts';
import { money, type Report, type ReportRow } from './report.ts';

const BEGINNING = '0001-01-01';
const PROFIT_TYPES = ['Income', 'Cost of Goods Sold', 'Expense', 'Other Income', 'Other Expense'];

/** Assets, liabilities and equity at the end of a period; profits of earlier years stand in retained earnings. */
export function balanceSheet(company: Company, query: URLSearchParams): Report {
  const period = reportPeriod(company, query);
  const basis = reportBasis(company, query);
  const totals = accountTotals(company, basis, { start: BEGINNING, end: period.end });
  const of = (types: readonly string[], sign: 1n | -1n) => accountTrees(company, totals, { types, sign });
  const assets = assetRows(of);
  const liabilities = liabilityRows(of);
  const equity = equityRows(company, of(['Equity'], -1n), { basis, end: period.end });
  const owed = sumOf([titled('Liabilities', liabilities, 'Liabilities'), equity]);
  return {
    name: 'BalanceSheet',
    header: reportHeader(company, 'BalanceSheet', { period, basis }),
    columns: ACCOUNT_COLUMNS,
    rows: [
      titled('ASSETS', assets, 'TotalAssets').row,
      titled('LIABILITIES AND EQUITY', owed, 'TotalLiabilitiesAndEquity').row,
    ],
  };
}

type TreesOf = (types: readonly string[], sign: 1n | -1n) => AccountNode[];

/** Rows together with their sum. */
interface Summed {
  readonly rows: readonly ReportRow[];
  readonly total: Cents;
}

interface SummedRow {
  readonly row: ReportRow;
  readonly total: Cents;
}

function assetRows(of: TreesOf): Summed {
  const current = sumOf([
    group('Bank Accounts', of(['Bank'], 1n), 'BankAccounts'),
    group('Accounts Receivable', of(['Accounts Receivable'], 1n), 'AR'),
    group('Other Current Assets', of(['Other Current Asset'], 1n), 'OtherCurrentAssets'),
  ]);
  return sumOf([
    titled('Current Assets', current, 'CurrentAssets'),
    group('Fixed Assets', of(['Fixed Asset'], 1n), 'FixedAssets'),
    group('Other Assets', of(['Other Asset'], 1n), 'OtherAssets'),
  ]);
}

function liabilityRows(of: TreesOf): Summed {
  const current = sumOf([
    group('Accounts Payable', of(['Accounts Payable'], -1n), 'AP'),
    group('Credit Cards', of(['Credit Card'], -1n), 'CreditCards'),
    group('Other Current Liabilities', of(['Other Current Liability'], -1n), 'OtherCurrentLiabilities'),
  ]);
  return sumOf([
    titled('Current Liabilities', current, 'CurrentLiabilities'),
    group('Long-Term Liabilities', of(['Long Term Liability'], -1n), 'LongTermLiabilities'),
  ]);
}

function equityRows(
  company: Company,
  nodes: readonly AccountNode[],
  { basis, end }: { readonly basis: ReportBasis; readonly end: string },
): SummedRow {
  const yearStart = fiscalYearStart(company, end);
  const thisYear = profit(company, basis, { start: yearStart, end });
  const earlier = profit(company, basis, { start: BEGINNING, end: addDays(yearStart, -1) });
  const retained = nodes.find(({ record }) => textAt(record, 'AccountSubType') === 'RetainedEarnings');
  const others = nodes.filter(node => node !== retained);
  const retainedTotal = (retained?.total ?? 0n) + earlier;
  const rows: ReportRow[] = [
    ...others.map(accountRow),
    {
      kind: 'line',
      cells: [
        { value: 'Retained Earnings', ...(retained === undefined ? {} : { id: retained.id }) },
        money(retainedTotal),
      ],
    },
    { kind: 'line', cells: [{ value: 'Net Income' }, money(thisYear)], group: 'NetIncome' },
  ];
  return titled('Equity', { rows, total: totalOf(others) + retainedTotal + thisYear }, 'Equity');
}

function profit(company: Company, basis: ReportBasis, period: { readonly start: string; readonly end: string }): Cents {
  const totals = accountTotals(company, basis, period);
  return totalOf(accountTrees(company, totals, { types: PROFIT_TYPES, sign: -1n }));
}

function group(title: string, nodes: readonly AccountNode[], name: string): SummedRow {
  return { row: accountSection(title, nodes, name), total: totalOf(nodes) };
}

function titled(title: string, { rows, total }: Summed, name: string): SummedRow {
  const row: ReportRow = {
    kind: 'section',
    header: [{ value: title }, { value: '' }],
    rows,
    summary: [{ value: `Total ${title}` }, money(total)],
    group: name,
  };
  return { row, total };
}

/** Sections without rows are left out. */
function sumOf(parts: readonly SummedRow[]): Summed {
  const shown = parts.filter(({ row }) => row.kind === 'line' || (row.rows ?? []).length > 0);
  return { rows: shown.map(({ row }) => row), total: parts.reduce((sum, { total }) => sum + total, 0n) };
}
