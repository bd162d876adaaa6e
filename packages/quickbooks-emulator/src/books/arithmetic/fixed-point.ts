import Big from 'big.js';
import { divideHalfUp } from './half-up.ts';

/** Money in hundredths of the currency unit. QuickBooks keeps two decimals whatever the currency (entities.md §1). */
export type Cents = bigint;

/** A quantity, unit price, percentage or exchange rate in ten-millionths: seven decimals (entities.md §4.1). */
export type Precise = bigint;

/** What JSON or a query string may carry for a number. */
export type NumberLike = number | string;

const PRECISE_DECIMALS = 7;
const CENTS_DECIMALS = 2;
export const PRECISE_ONE = 10_000_000n;
const PRECISE_PER_CENT = 100_000n;
const EXACT_CENTS_MAX = 2 ** 53;

/** Reads an amount, rounded half-up to cents; exact for every number JSON can carry. */
export function centsOf(value: NumberLike): Cents {
  if (typeof value === 'number') {
    const cents = Math.round(value * 100);
    // The nearest double of cents/100 is the value itself, so nothing was rounded away.
    if (cents / 100 === value && Math.abs(cents) < EXACT_CENTS_MAX) return BigInt(cents);
  }
  return BigInt(new Big(value).times(100).round(0, Big.roundHalfUp).toFixed(0));
}

/** Reads a quantity, price, percentage or rate, rounded half-up to seven decimals. */
export function preciseOf(value: NumberLike): Precise {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value) * PRECISE_ONE;
  return BigInt(new Big(value).times(PRECISE_ONE.toString()).round(0, Big.roundHalfUp).toFixed(0));
}

/** An amount as the JSON number QuickBooks answers with; exact up to 15 digits, its own limit. */
export function numberOfCents(cents: Cents): number {
  return Number(cents) / 100;
}

/** A quantity, price or rate as a JSON number, exact up to 15 significant digits. */
export function numberOfPrecise(precise: Precise): number {
  return Number(precise) / Number(PRECISE_ONE);
}

/** An amount as text with two decimals, `-1861.08`, for reports and messages. */
export function textOfCents(cents: Cents): string {
  return textOf(cents, CENTS_DECIMALS);
}

/** A quantity, price or rate as text without trailing zeros. */
export function textOfPrecise(precise: Precise): string {
  return textOf(precise, PRECISE_DECIMALS).replace(/\.?0+$/, '');
}

export function preciseOfCents(cents: Cents): Precise {
  return cents * PRECISE_PER_CENT;
}

export function centsOfPrecise(precise: Precise): Cents {
  return divideHalfUp(precise, PRECISE_PER_CENT);
}

function textOf(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  return `${value < 0n ? '-' : ''}${whole}.${digits.slice(-decimals)}`;
}
