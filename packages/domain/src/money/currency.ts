import type { Brand } from '../ids/brand.ts';
import { DomainFault } from '../faults/domain-fault.ts';

/** ISO 4217 alphabetic code in capitals. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

/** ISO 4217 currencies whose minor unit is not two digits (list one, 2024-06). */
const unusualMinorDigits: Readonly<Record<string, number>> = {
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  CLF: 4, UYW: 4,
}; // prettier-ignore

const usualMinorDigits = 2;
const codePattern = /^[A-Z]{3}$/;

/** Reads a currency code in any case; `undefined` when it is not three letters. */
export function findCurrency(text: string): CurrencyCode | undefined {
  const code = text.trim().toUpperCase();
  return codePattern.test(code) ? (code as CurrencyCode) : undefined;
}

/** As {@link findCurrency}, for text that must be a code. @throws DomainFault `currency-unknown` */
export function currency(text: string): CurrencyCode {
  const code = findCurrency(text);
  if (code !== undefined) return code;
  throw new DomainFault('currency-unknown', `"${text}" is not a currency code.`, 'Use three letters, such as USD.');
}

/** Digits behind the point in amounts of this currency. */
export const minorDigitsOf = (code: CurrencyCode): number => unusualMinorDigits[code] ?? usualMinorDigits;
