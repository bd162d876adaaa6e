import type { Company } from '../company.ts';
import { accountSection, accountTotals, accountTrees, sumRow, totalOf } from './account-totals.ts';
import { reportBasis } from './report-basis.ts';
import { reportHeader } from './report-header.ts';
import { reportPeriod } from './report-period.ts';
import type { Report } from './report.ts';

/** Account columns of the two financial statements. */
export const ACCOUNT_COLUMNS = [
  { title: '', type: 'Account', key: 'account' },
  { title: 'Total', type: 'Money', key: 'total' },
] as const;

/** Income and expenses of a period. */
export function profitAndLoss(company: Company, query: URLSearchParams): Report {
  const period = reportPeriod(company, query);
  const basis = reportBasis(company, query);
  const totals = accountTotals(company, basis, period);
  const earned = (type: string) => accountTrees(company, totals, { types: [type], sign: -1n });
  const spent = (type: string) => accountTrees(company, totals, { types: [type], sign: 1n });
  const [income, goods, expenses] = [earned('Income'), spent('Cost of Goods Sold'), spent('Expense')];
  const [otherIncome, otherExpenses] = [earned('Other Income'), spent('Other Expense')];
  const grossProfit = totalOf(income) - totalOf(goods);
  const operating = grossProfit - totalOf(expenses);
  const other = totalOf(otherIncome) - totalOf(otherExpenses);
  return {
    name: 'ProfitAndLoss',
    header: reportHeader(company, 'ProfitAndLoss', { period, basis }),
    columns: ACCOUNT_COLUMNS,
    rows: [
      accountSection('Income', income, 'Income'),
      ...(goods.length > 0 ? [accountSection('Cost of Goods Sold', goods, 'COGS')] : []),
      sumRow('Gross Profit', grossProfit, 'GrossProfit'),
      accountSection('Expenses', expenses, 'Expenses'),
      sumRow('Net Operating Income', operating, 'NetOperatingIncome'),
      ...(otherIncome.length > 0 ? [accountSection('Other Income', otherIncome, 'OtherIncome')] : []),
      ...(otherExpenses.length > 0 ? [accountSection('Other Expenses', otherExpenses, 'OtherExpenses')] : []),
      ...(otherIncome.length + otherExpenses.length > 0 ? [sumRow('Net Other Income', other, 'NetOtherIncome')] : []),
      sumRow('Net Income', operating + other, 'NetIncome'),
    ],
  };
}
