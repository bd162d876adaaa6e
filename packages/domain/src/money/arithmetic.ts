import Big from 'big.js';
import { DomainFault } from '../faults/domain-fault.ts';
import { canonical, zero, type Decimal } from './decimal.ts';

/** Digits kept behind the point by a division: enough that a later rounding to 7 places never sees the cut. */
const divisionPlaces = 40;

/** big.js with its division precision set here, apart from any other user of the library. */
const Exact = Big();
Exact.DP = divisionPlaces;
Exact.RM = Big.roundHalfUp;

const big = (value: Decimal): Big => new Exact(value);

export const add = (a: Decimal, b: Decimal): Decimal => canonical(big(a).plus(b));
export const subtract = (a: Decimal, b: Decimal): Decimal => canonical(big(a).minus(b));
export const multiply = (a: Decimal, b: Decimal): Decimal => canonical(big(a).times(b));
export const negate = (a: Decimal): Decimal => canonical(big(a).neg());
export const absolute = (a: Decimal): Decimal => canonical(big(a).abs());

/** `a / b` to 40 decimals: round the result at once. @throws DomainFault `division-by-zero` */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (isZero(b)) {
    throw new DomainFault('division-by-zero', `${a} cannot be divided by zero.`, 'Check the divisor before dividing.');
  }
  return canonical(big(a).div(b));
}

/** Exact sum; the order of the summands does not matter. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = big(zero);
  for (const value of values) total = total.plus(value);
  return canonical(total);
}

export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => big(a).cmp(b);
export const isZero = (a: Decimal): boolean => a === zero;
export const isNegative = (a: Decimal): boolean => a.startsWith('-');
export const isPositive = (a: Decimal): boolean => !isZero(a) && !isNegative(a);
export const isGreater = (a: Decimal, b: Decimal): boolean => compare(a, b) > 0;
export const isLess = (a: Decimal, b: Decimal): boolean => compare(a, b) < 0;
export const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);

/** `percent` of `amount`, exact: 6.5 % of 345 is 22.425. */
export const percentOf = (amount: Decimal, percent: Decimal): Decimal => canonical(big(amount).times(percent).div(100));

/** How many digits stand behind the point. */
export function placesOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}
