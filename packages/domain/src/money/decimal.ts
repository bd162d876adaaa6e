import Big from 'big.js';
import type { Brand } from '../ids/brand.ts';
import { DomainFault } from '../faults/domain-fault.ts';

/**
 * An exact decimal as canonical text: `-?digits[.digits]`, no exponent, no leading `+`, no trailing zeros, no `-0`.
 * Equal numbers are equal strings, so decimals travel through JSON, SQL `numeric` and `===` without loss.
 */
export type Decimal = Brand<string, 'Decimal'>;

const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** Longest text accepted as a decimal: far beyond QuickBooks' 11 + 7 digits, short enough to stay harmless. */
export const decimalTextLengthMax = 64;

export const zero = '0' as Decimal;
export const one = '1' as Decimal;
export const hundred = '100' as Decimal;

/** Reads machine text (`12.50`, `1e3`, SQL numeric). Answers `undefined` for anything else; never rounds. */
export function findDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim();
  if (trimmed.length > decimalTextLengthMax || !decimalPattern.test(trimmed)) return undefined;
  // big.js reads no leading plus.
  return canonical(new Big(trimmed.replace(/^\+/, '')));
}

/** As {@link findDecimal}, for text that must be a decimal. @throws DomainFault `decimal-malformed` */
export function decimal(text: string): Decimal {
  const found = findDecimal(text);
  if (found !== undefined) return found;
  throw new DomainFault(
    'decimal-malformed',
    `"${text.slice(0, decimalTextLengthMax)}" is not a decimal number.`,
    'Pass digits with an optional point, such as 12.50; parse what people type with parseNumber.',
  );
}

/** The text of a big.js number in canonical form. Only money/ sees big.js. */
export function canonical(value: Big): Decimal {
  const text = value.toFixed();
  return (text === '-0' ? '0' : text) as Decimal;
}
