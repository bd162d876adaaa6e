import type { Company } from '../company.ts';
import { notEmulated } from '../faults/faults.ts';
import { objectAt } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { cashEntries, type DatedPostings } from './cash-basis.ts';

/** When income and expenses count: when they are invoiced, or when they are paid. */
export type ReportBasis = 'Accrual' | 'Cash';

/** The basis that a call asks for, else the company's own. */
export function reportBasis(company: Company, query: URLSearchParams): ReportBasis {
  const asked = query.get('accounting_method')?.toLowerCase();
  const own = objectAt(company.table('Preferences').record('1') ?? {}, 'ReportPrefs')?.['ReportBasis'];
  return asked === 'cash' || (asked === undefined && own === 'Cash') ? 'Cash' : 'Accrual';
}

/** Everything that was posted, on that basis. */
export function postingsOn(company: Company, basis: ReportBasis): Iterable<DatedPostings> {
  if (basis === 'Accrual') return ledgerOf(company).entries();
  if (preferencesOf(company).multiCurrency) throw notEmulated('reports on cash basis in several currencies');
  return cashEntries(company);
}
