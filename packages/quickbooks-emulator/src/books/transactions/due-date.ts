import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import { addDays } from '../store/company-calendar.ts';

/** Days until an invoice is due when it names no term (recorded: TxnDate + 30, default terms Net 30; entities.md §2.3). */
const DUE_DAYS_WITHOUT_TERM = 30;

/** When an invoice is due by its own term, or else by the company's default term. */
export function invoiceDueDate(company: Company, txnDate: string, termIds: readonly (string | undefined)[]): string {
  const term = findTerm(company, termIds);
  return term === undefined ? addDays(txnDate, DUE_DAYS_WITHOUT_TERM) : dueDateByTerm(txnDate, term);
}

/** When a bill is due: by its term, or else on its own date (recorded; entities.md §2.18). */
export function billDueDate(company: Company, txnDate: string, termId: string | undefined): string {
  const term = findTerm(company, [termId]);
  return term === undefined ? txnDate : dueDateByTerm(txnDate, term);
}

/** The due date that a term gives (entities.md §2.10; the date-driven rule is inferred from the field texts). */
export function dueDateByTerm(txnDate: string, term: JsonObject): string {
  const dueDays = wholeAt(term, 'DueDays');
  const dayOfMonth = wholeAt(term, 'DayOfMonthDue');
  if (dayOfMonth === undefined) return addDays(txnDate, dueDays ?? 0);
  const thisMonth = dayInMonth(txnDate, 0, dayOfMonth);
  const lastDayForThisMonth = addDays(thisMonth, -(wholeAt(term, 'DueNextMonthDays') ?? 0));
  return txnDate <= lastDayForThisMonth ? thisMonth : dayInMonth(txnDate, 1, dayOfMonth);
}

function findTerm(company: Company, ids: readonly (string | undefined)[]): JsonObject | undefined {
  for (const id of ids) {
    const term = id === undefined ? undefined : company.table('Term').record(id);
    if (term !== undefined) return term;
  }
  return undefined;
}

/** The day of a month, clipped to its last day. */
function dayInMonth(day: string, monthsLater: number, dayOfMonth: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + monthsLater;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(dayOfMonth, lastDay))).toISOString().slice(0, 10);
}

function wholeAt(record: JsonObject, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' ? value : undefined;
}
