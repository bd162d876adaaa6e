import type { Company } from '../company.ts';
import { invalidDate, notEmulated } from '../faults/faults.ts';
import { objectAt, textAt } from '../json.ts';
import { isDay } from '../schema/parse-body.ts';
import { addDays } from '../store/company-calendar.ts';

/** First and last day of a report. */
export interface ReportPeriod {
  readonly start: string;
  readonly end: string;
  readonly macro?: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The period that a call asks for: two dates, a macro, or this year to date. */
export function reportPeriod(company: Company, query: URLSearchParams): ReportPeriod {
  const [start, end] = [dayIn(query, 'start_date'), dayIn(query, 'end_date')];
  const today = company.today();
  if (start !== undefined || end !== undefined) {
    return { start: start ?? `${(end ?? today).slice(0, 4)}-01-01`, end: end ?? today };
  }
  const macro = query.get('date_macro');
  if (macro !== null) return { ...macroPeriod(company, macro), macro };
  return { start: `${today.slice(0, 4)}-01-01`, end: today, macro: 'this calendar year-to-date' };
}

/** The day that a report is as of: `report_date`, else `end_date`, else today. */
export function reportDay(company: Company, query: URLSearchParams): string {
  return dayIn(query, 'report_date') ?? dayIn(query, 'end_date') ?? company.today();
}

/** The first day of the fiscal year that a day lies in. */
export function fiscalYearStart(company: Company, day: string): string {
  const preferences = company.table('Preferences').record('1') ?? {};
  const name = textAt(objectAt(preferences, 'AccountingInfoPrefs') ?? {}, 'FirstMonthOfFiscalYear') ?? 'January';
  const month = String(Math.max(MONTHS.indexOf(name), 0) + 1).padStart(2, '0');
  const year = Number(day.slice(0, 4));
  const start = `${year}-${month}-01`;
  return start <= day ? start : `${year - 1}-${month}-01`;
}

function dayIn(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  if (!isDay(value)) throw invalidDate(name, value);
  return value;
}

function macroPeriod(company: Company, macro: string): ReportPeriod {
  const today = company.today();
  const year = Number(today.slice(0, 4));
  const monthStart = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = addDays(monthStart, -1);
  switch (macro.toLowerCase().replaceAll('_', ' ')) {
    case 'all':
    case 'all dates':
      return { start: '0001-01-01', end: '9999-12-31' };
    case 'today':
      return { start: today, end: today };
    case 'yesterday':
      return { start: addDays(today, -1), end: addDays(today, -1) };
    case 'this month':
      return { start: monthStart, end: monthEnd(today) };
    case 'this month-to-date':
      return { start: monthStart, end: today };
    case 'last month':
      return { start: `${lastMonthEnd.slice(0, 7)}-01`, end: lastMonthEnd };
    case 'this calendar year':
    case 'this fiscal year':
      return { start: `${year}-01-01`, end: `${year}-12-31` };
    case 'this calendar year-to-date':
    case 'this fiscal year-to-date':
      return { start: `${year}-01-01`, end: today };
    case 'last calendar year':
    case 'last fiscal year':
      return { start: `${year - 1}-01-01`, end: `${year - 1}-12-31` };
    default:
      throw notEmulated(`the date macro "${macro.slice(0, 60)}"`);
  }
}

function monthEnd(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
