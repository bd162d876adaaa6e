/** U+2212, as wide as a plus sign. */
const minusSign = '\u2212';

/** A piece of a written amount: the currency is set quietly, the figures are not. */
export interface MoneyPart {
  readonly kind: 'currency' | 'figure';
  readonly text: string;
}

interface MoneyManner {
  readonly locale: string;
  readonly homeCurrency: string;
}

/**
 * Writes an exact decimal as money: the home currency by its sign, any other by its code. `Intl` takes the decimal as text, so nothing
 * passes through a float.
 */
export function moneyParts(amount: string, currency: string, manner: MoneyManner): readonly MoneyPart[] {
  const format = new Intl.NumberFormat(manner.locale, {
    style: 'currency',
    currency,
    currencyDisplay: currency === manner.homeCurrency ? 'narrowSymbol' : 'code',
  });
  return joined(format.formatToParts(asIntlNumber(amount)).map(partOf));
}

/** As {@link moneyParts}, as one text: for labels and sentences. */
export function moneyText(amount: string, currency: string, manner: MoneyManner): string {
  return moneyParts(amount, currency, manner)
    .map(part => part.text)
    .join('');
}

/** A quantity, price or percentage with the digits it has. */
export function decimalText(value: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  return format.format(asIntlNumber(value)).replaceAll('-', minusSign);
}

/** A percentage with the digits it has: `8%`, where the locale wants it so `8 %`. */
export function percentText(value: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 20 });
  return format.format(asIntlNumber(value)).replaceAll('-', minusSign);
}

/** A price: at least as many digits as the currency has, and all that it has itself. */
export function priceText(value: string, currency: string, locale: string): string {
  const { minimumFractionDigits = 0 } = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 20 });
  return format.format(asIntlNumber(value)).replaceAll('-', minusSign);
}

const asIntlNumber = (value: string): `${number}` => value as `${number}`;

function partOf(part: Intl.NumberFormatPart): MoneyPart {
  if (part.type === 'currency') return { kind: 'currency', text: part.value };
  return { kind: 'figure', text: part.type === 'minusSign' ? minusSign : part.value };
}

function joined(parts: readonly MoneyPart[]): readonly MoneyPart[] {
  const result: MoneyPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) result[result.length - 1] = { kind: part.kind, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
