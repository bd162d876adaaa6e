import type { Company } from '../company.ts';
import { preferencesOf } from './books-preferences.ts';
import { closedBooksFault } from './transaction-faults.ts';

/** Refuses a write to a transaction that is, or was, dated on or before the closing date (entities.md §3.8). */
export function refuseClosedPeriod(company: Company, ...dates: readonly (string | undefined)[]): void {
  const { bookCloseDate } = preferencesOf(company);
  if (bookCloseDate === undefined) return;
  if (dates.some(date => date !== undefined && date <= bookCloseDate)) {
    throw closedBooksFault(company.switches.closedBooksCode);
  }
}
