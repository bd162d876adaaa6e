import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { textAt } from '../json.ts';
import { openReceivables } from './open-receivables.ts';
import { reportHeader } from './report-header.ts';
import { reportDay } from './report-period.ts';
import { money, type Report, type ReportRow } from './report.ts';

/** What each customer owes (Customer Balance Summary). */
export function customerBalance(company: Company, query: URLSearchParams): Report {
  const day = reportDay(company, query);
  const only = query.get('customer');
  const balances = new Map<string, Cents>();
  for (const { customer, amount } of openReceivables(company, day)) {
    if (only !== null && !only.split(',').includes(customer)) continue;
    balances.set(customer, (balances.get(customer) ?? 0n) + amount);
  }
  const rows: ReportRow[] = [];
  for (const { id } of company.table('Customer').inNameOrder()) {
    const balance = balances.get(id) ?? 0n;
    if (balance === 0n) continue;
    const name = textAt(company.table('Customer').record(id) ?? {}, 'DisplayName') ?? id;
    rows.push({ kind: 'line', cells: [{ value: name, id }, money(balance)] });
  }
  const total = [...balances.values()].reduce((sum, balance) => sum + balance, 0n);
  rows.push({ kind: 'section', summary: [{ value: 'TOTAL' }, money(total)], group: 'GrandTotal' });
  return {
    name: 'CustomerBalance',
    header: reportHeader(company, 'CustomerBalance', { period: { start: day, end: day } }),
    columns: [
      { title: '', type: 'Customer', key: 'cust_name' },
      { title: 'Total', type: 'Money', key: 'subt_open_bal' },
    ],
    rows,
  };
}
