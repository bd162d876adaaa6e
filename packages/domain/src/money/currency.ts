import type { Brand } from '../ids/brand.ts';
import { DomainFault } from '../faults/domain-fault.ts';

/** ISO 4217 alphabetic code in capitals. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

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
