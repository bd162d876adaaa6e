import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { notEmulated } from '../faults/faults.ts';
import { textAt } from '../json.ts';
import { addDays } from '../store/company-calendar.ts';
import { openReceivables, type OpenReceivable } from './open-receivables.ts';
import { reportHeader } from './report-header.ts';
import { reportDay } from './report-period.ts';
import { money, moneyOrBlank, type Report, type ReportColumn, type ReportRow } from './report.ts';

const PERIOD_DAYS = 30;
const PERIODS = 4;

/** What customers owe, by how long it is overdue (A/R Ageing Summary). */
export function agedReceivables(company: Company, query: URLSearchParams): Report {
  refuseOtherPeriods(query);
  const day = reportDay(company, query);
  const only = query.get('customer');
  const open = openReceivables(company, day).filter(
    ({ customer }) => only === null || only.split(',').includes(customer),
  );
  const byCustomer = new Map<string, Cents[]>();
  for (const item of open) {
    const sums = byCustomer.get(item.customer) ?? noSums();
    const bucket = bucketOf(item, day);
    sums[bucket] = (sums[bucket] ?? 0n) + item.amount;
    byCustomer.set(item.customer, sums);
  }
  const totals = noSums().map((_, bucket) =>
    [...byCustomer.values()].reduce((sum, sums) => sum + (sums[bucket] ?? 0n), 0n),
  );
  const rows = customerRows(company, byCustomer);
  rows.push({
    kind: 'section',
    summary: [{ value: 'TOTAL' }, ...totals.map(moneyOrBlank), money(sumOf(totals))],
    group: 'GrandTotal',
  });
  return {
    name: 'AgedReceivables',
    header: reportHeader(company, 'AgedReceivables', { period: { start: day, end: day } }),
    columns: columns(),
    rows,
  };
}

function refuseOtherPeriods(query: URLSearchParams): void {
  const [days, count] = [query.get('aging_period'), query.get('num_periods')];
  if ((days !== null && days !== String(PERIOD_DAYS)) || (count !== null && count !== String(PERIODS))) {
    throw notEmulated('ageing periods other than four of 30 days');
  }
}

function noSums(): Cents[] {
  return Array.from({ length: PERIODS + 1 }, () => 0n);
}

/** Bucket 0 is not yet due; the last takes all that is older. */
function bucketOf({ dueDate }: OpenReceivable, day: string): number {
  for (let bucket = 0; bucket < PERIODS; bucket += 1) if (addDays(dueDate, bucket * PERIOD_DAYS) >= day) return bucket;
  return PERIODS;
}

function customerRows(company: Company, byCustomer: ReadonlyMap<string, readonly Cents[]>): ReportRow[] {
  const rows: ReportRow[] = [];
  for (const { id } of company.table('Customer').inNameOrder()) {
    const sums = byCustomer.get(id);
    if (sums === undefined || sums.every(sum => sum === 0n)) continue;
    const name = textAt(company.table('Customer').record(id) ?? {}, 'DisplayName') ?? id;
    rows.push({ kind: 'line', cells: [{ value: name, id }, ...sums.map(moneyOrBlank), money(sumOf(sums))] });
  }
  return rows;
}

function sumOf(sums: readonly Cents[]): Cents {
  return sums.reduce((total, sum) => total + sum, 0n);
}

function columns(): ReportColumn[] {
  const buckets = Array.from({ length: PERIODS }, (_, index) => {
    const [from, to] = [index * PERIOD_DAYS + 1, (index + 1) * PERIOD_DAYS];
    const title = index === PERIODS - 1 ? `${from} and over` : `${from} - ${to}`;
    return { title, type: 'Money', key: String(index + 1) };
  });
  return [
    { title: '', type: 'Customer', key: 'cust_name' },
    { title: 'Current', type: 'Money', key: 'current' },
    ...buckets,
    { title: 'Total', type: 'Money', key: 'total' },
  ];
}
