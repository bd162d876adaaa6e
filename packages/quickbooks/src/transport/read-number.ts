import { decimalFromWire } from '../entities/decimal.ts';
import { fieldKind } from './field-kinds.ts';

/**
 * Turns the text of a number into the value its field holds: decimal text for money, a JS number for counters, text for ids.
 * A number in a field nobody described yet becomes a JS number if that number writes back to the same value, else decimal text:
 * nothing is ever rounded.
 * @returns undefined when the text is no number the client can hold (an absurd exponent).
 */
export function readNumber(field: string, text: string): number | string | undefined {
  switch (fieldKind(field)) {
    case 'decimal':
      return decimalFromWire(text);
    case 'text':
      return text;
    case 'integer': {
      const value = Number(text);
      return Number.isSafeInteger(value) ? value : decimalFromWire(text);
    }
    case 'open':
      return isExactAsNumber(text) ? Number(text) : decimalFromWire(text);
  }
}

function isExactAsNumber(text: string): boolean {
  const written = decimalFromWire(String(Number(text)));
  const original = decimalFromWire(text);
  return written !== undefined && original !== undefined && sameValue(written, original);
}

function sameValue(a: string, b: string): boolean {
  return withoutTrailingZeros(a) === withoutTrailingZeros(b);
}

function withoutTrailingZeros(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
