import { DomainFault } from '../faults/domain-fault.ts';
import { add, compare, subtract } from './arithmetic.ts';
import type { CurrencyCode } from './currency.ts';
import { zero, type Decimal } from './decimal.ts';

/** An amount in a currency. Plain JSON; `amount` is exact and need not be rounded. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: CurrencyCode;
}

export const money = (amount: Decimal, currency: CurrencyCode): Money => ({ amount, currency });
export const noMoney = (currency: CurrencyCode): Money => money(zero, currency);

/** Adds two amounts of one currency. @throws DomainFault `currency-mismatch` */
export function addMoney(a: Money, b: Money): Money {
  return money(add(a.amount, b.amount), sharedCurrency(a, b));
}

/** Subtracts two amounts of one currency. @throws DomainFault `currency-mismatch` */
export function subtractMoney(a: Money, b: Money): Money {
  return money(subtract(a.amount, b.amount), sharedCurrency(a, b));
}

/** Compares two amounts of one currency. @throws DomainFault `currency-mismatch` */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  sharedCurrency(a, b);
  return compare(a.amount, b.amount);
}

function sharedCurrency(a: Money, b: Money): CurrencyCode {
  if (a.currency === b.currency) return a.currency;
  throw new DomainFault(
    'currency-mismatch',
    `${a.currency} and ${b.currency} cannot be put together.`,
    'Convert with the exchange rate of the document first.',
  );
}
