import type { Company } from '../company.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { businessFault, invalidReference } from '../faults/faults.ts';
import { flagAt, objectAt, refAt, type BooksRecord, type Draft } from '../json.ts';
import { createEntity } from '../write/create-entity.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';
import { getDefinition } from '../entities/registry.ts';
import { currencyName, currencyReference } from './currency-names.ts';

/** Whether the company keeps several currencies. Once on it is never off again (entities.md §3.6). */
export function hasMultiCurrency(company: Company): boolean {
  const preferences = company.table('Preferences').record('1');
  return flagAt(objectAt(preferences ?? {}, 'CurrencyPrefs') ?? {}, 'MultiCurrencyEnabled') ?? false;
}

/**
 * Settles the currency of a new customer, vendor or account. While multi-currency is off, any CurrencyRef is
 * refused, the home currency too (entities.md §3.6, LIVE); answers show the home currency all the same.
 */
export function settleNewCurrency(draft: Draft, context: WriteContext): void {
  const { company } = context;
  const code = refAt(draft, 'CurrencyRef');
  if (code === undefined) {
    draft['CurrencyRef'] = currencyReference(company.profile.homeCurrency);
    return;
  }
  if (!hasMultiCurrency(company)) refuseCurrency(company, code);
  if (currencyName(code) === undefined) throw invalidReference('Currency', code);
  keepCurrency(company, code);
  draft['CurrencyRef'] = currencyReference(code);
}

function refuseCurrency(company: Company, code: string): void {
  if (code === company.profile.homeCurrency && company.switches.homeCurrencyOnCreate === 'accept') return;
  throw businessFault('Multi Currency should be enabled to perform this operation');
}

/** A currency is fixed for ever (entities.md §0.1 rule 29): the stored one stays, another one is refused. */
export function keepStoredCurrency(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  const code = refAt(context.sent, 'CurrencyRef');
  const stored = refAt(previous, 'CurrencyRef');
  draft['CurrencyRef'] = previous['CurrencyRef'];
  if (code === undefined || code === stored || context.company.switches.currencyChange === 'ignore') return;
  if (!hasMultiCurrency(context.company)) {
    throw businessFault('Multi Currency should be enabled to perform this operation');
  }
  throw businessFault('You cannot change the currency of this name once it has been saved.');
}

/** Adds a currency to the company's list when it is not there yet, as naming it on a customer does (entities.md §2.1). */
export function keepCurrency(company: Company, code: string): void {
  const table = company.table('CompanyCurrency');
  const known = [...table.snapshots()].some(snapshot => snapshot.nameKey === code.toLowerCase());
  if (known || code === company.profile.homeCurrency) return;
  createEntity(company, getDefinition('CompanyCurrency'), { body: { Code: code }, options: PLAIN_WRITE });
}
