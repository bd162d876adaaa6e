import { homeAmountOf } from '../arithmetic/percentage.ts';
import { numberOfPrecise, PRECISE_ONE, preciseOf } from '../arithmetic/fixed-point.ts';
import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { currencyReference } from '../currency/currency-names.ts';
import { exchangeRateOn } from '../currency/exchange-rates.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { businessFault } from '../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../json.ts';
import { preferencesOf } from './books-preferences.ts';
import { numberAt } from './number-at.ts';

/** Whose currency a transaction must have, and what it was before. */
export interface CurrencyOf {
  readonly party: BooksRecord | undefined;
  readonly previous: BooksRecord | undefined;
}

/**
 * Settles CurrencyRef and ExchangeRate of a transaction. While multi-currency is off, a foreign currency is refused;
 * the home currency is always echoed. While it is on, the currency is the customer's or vendor's (entities.md §3.6).
 */
export function settleCurrency(draft: Draft, context: WriteContext, { party, previous }: CurrencyOf): void {
  const { company } = context;
  const home = company.profile.homeCurrency;
  const sent = refAt(context.sent, 'CurrencyRef');
  if (!preferencesOf(company).multiCurrency) {
    if (sent !== undefined && sent !== home) {
      throw businessFault('Multi Currency should be enabled to perform this operation');
    }
    draft['CurrencyRef'] = currencyReference(home);
    delete draft['ExchangeRate'];
    return;
  }
  const currency = party === undefined ? (sent ?? home) : (refAt(party, 'CurrencyRef') ?? home);
  if (sent !== undefined && sent !== currency) {
    throw businessFault(
      `The currency of the transaction is invalid for customer / vendor / account. It must be ${currency}.`,
    );
  }
  draft['CurrencyRef'] = currencyReference(currency);
  draft['ExchangeRate'] = numberOfPrecise(settledRate(company, draft, { currency, previous }));
}

function settledRate(
  company: Company,
  draft: Draft,
  { currency, previous }: { readonly currency: string; readonly previous: BooksRecord | undefined },
): Precise {
  if (currency === company.profile.homeCurrency) return PRECISE_ONE;
  const given = numberAt(draft, 'ExchangeRate');
  if (given !== undefined && given > 0) return preciseOf(given);
  const kept = previous === undefined ? undefined : numberAt(previous, 'ExchangeRate');
  if (kept !== undefined) return preciseOf(kept);
  return preciseOf(exchangeRateOn(company, currency, textAt(draft, 'TxnDate') ?? '').toNumber());
}

/** The rate that a stored transaction was booked at; 1 in the home currency. */
export function exchangeRateOf(record: JsonObject): Precise {
  const rate = numberAt(record, 'ExchangeRate');
  return rate === undefined ? PRECISE_ONE : preciseOf(rate);
}

/** An amount of a stored transaction in the home currency. */
export function homeAmount(record: JsonObject, amount: Cents): Cents {
  return homeAmountOf(amount, exchangeRateOf(record));
}
