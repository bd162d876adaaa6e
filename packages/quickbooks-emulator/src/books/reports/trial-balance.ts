import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { textAt } from '../json.ts';
import { accountTotals } from './account-totals.ts';
import { reportBasis } from './report-basis.ts';
import { reportHeader } from './report-header.ts';
import { reportPeriod } from './report-period.ts';
import { money, type Cell, type Report, type ReportRow } from './report.ts';

const BLANK: Cell = { value: '' };

/** Every account with its balance, debits and credits apart; both columns have the same sum. */
export function trialBalanceReport(company: Company, query: URLSearchParams): Report {
  const period = reportPeriod(company, query);
  const basis = reportBasis(company, query);
  const totals = accountTotals(company, basis, { start: '0001-01-01', end: period.end });
  const rows: ReportRow[] = [];
  let [debits, credits]: [Cents, Cents] = [0n, 0n];
  for (const { id } of company.table('Account').inNameOrder()) {
    const balance = totals.get(id) ?? 0n;
    if (balance === 0n) continue;
    if (balance > 0n) debits += balance;
    else credits -= balance;
    const name = textAt(company.table('Account').record(id) ?? {}, 'FullyQualifiedName') ?? id;
    const cells = [{ value: name, id }, ...(balance > 0n ? [money(balance), BLANK] : [BLANK, money(-balance)])];
    rows.push({ kind: 'line', cells });
  }
  rows.push({ kind: 'section', summary: [{ value: 'TOTAL' }, money(debits), money(credits)], group: 'GrandTotal' });
  return {
    name: 'TrialBalance',
    header: reportHeader(company, 'TrialBalance', { period, basis }),
    columns: [
      { title: '', type: 'Account', key: 'account' },
      { title: 'Debit', type: 'Money', key: 'debit_amt' },
      { title: 'Credit', type: 'Money', key: 'credit_amt' },
    ],
    rows,
  };
}
