import type { Money } from './money.ts';
import type { Decimal } from './decimal.ts';

/** U+2212: as wide as a plus, lines up in tables and is read out as "minus" (look.md). */
const minusSign = '\u2212';

/**
 * Money for people, in the locale's manner, with a real minus sign. For display only: never parse it back.
 * `Intl` takes the decimal as text, so no precision is lost on the way.
 */
export function formatMoney(value: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency });
  return withRealMinus(format.format(asIntlNumber(value.amount)));
}

/** `Intl.NumberFormat` reads decimal strings exactly (ES2023); the type asks for the template literal. */
const asIntlNumber = (value: Decimal): `${number}` => value as string as `${number}`;

const withRealMinus = (text: string): string => text.replaceAll('-', minusSign);
