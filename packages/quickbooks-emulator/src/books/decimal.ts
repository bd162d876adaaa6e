import Big from 'big.js';
import type { JsonObject } from './json.ts';

/**
 * Exact decimals. Amounts travel as JSON numbers (protocol.md §2.4), but nothing is ever computed with
 * them: a number becomes a `Decimal` by its shortest decimal text, which is exact up to 15 digits.
 */
export type Decimal = Big;

const Exact = Big();
Exact.DP = 20;
Exact.RM = Exact.roundHalfUp;

/** Zero. */
export const ZERO: Decimal = new Exact(0);

/** The decimal that a JSON number or a numeric text stands for. Throws on anything else. */
export function decimal(value: number | string | Decimal): Decimal {
  return new Exact(value);
}

/** The number member as a decimal; undefined when absent. Numeric text counts, as the real service takes it. */
export function decimalAt(record: JsonObject, key: string): Decimal | undefined {
  const value = record[key];
  if (typeof value === 'number') return new Exact(value);
  return typeof value === 'string' && isDecimalText(value) ? new Exact(value) : undefined;
}

/** Whether the text is a plain decimal number, such as `-12.50`. */
export function isDecimalText(text: string): boolean {
  return /^-?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/.test(text);
}

/** Half-up, away from zero, to two places: how QuickBooks rounds money (entities.md §4). */
export function r2(value: Decimal): Decimal {
  return value.round(2, Exact.roundHalfUp);
}

/** Half-up to seven places: the precision of Qty and UnitPrice (entities.md §4.1). */
export function r7(value: Decimal): Decimal {
  return value.round(7, Exact.roundHalfUp);
}

/** The JSON number for an answer. */
export function jsonNumber(value: Decimal): number {
  const number = Number(value.toString());
  return Object.is(number, -0) ? 0 : number;
}

/** The sum; zero when there is nothing to add. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}
