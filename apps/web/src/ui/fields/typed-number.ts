import { parseNumber, unitPricePlaces, type AmountRefusal, type NumberStyle } from '@tieout/domain';
import { useMemo } from 'react';
import { useManner } from '../format/locale-context.ts';

export type TypedNumber =
  | { readonly kind: 'empty'; readonly value: null }
  | { readonly kind: 'parsed'; readonly value: string }
  | { readonly kind: 'refused'; readonly reason: AmountRefusal; readonly sentence: string };

/** How the locale writes numbers, for reading what people type: `1.234,50` in Germany is not `1.234,50` in Ohio. */
export function numberStyleOf(locale: string): NumberStyle {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(123_456.7);
  const markOf = (type: Intl.NumberFormatPartTypes) => parts.find(part => part.type === type)?.value ?? '';
  const decimal = markOf('decimal') === ',' ? ',' : '.';
  const group = markOf('group')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'");
  const known = ([',', '.', ' ', "'"] as const).find(mark => mark === group);
  return { decimal, group: known ?? (decimal === ',' ? '.' : ',') };
}

export function useNumberStyle(): NumberStyle {
  const { locale } = useManner();
  return useMemo(() => numberStyleOf(locale), [locale]);
}

/** Reads a quantity, or a price where its currency is given, as it is typed: up to seven decimals, exact, never guessed. */
export const readTypedPrice = (text: string, style: NumberStyle, code?: string): TypedNumber =>
  readTyped(code === undefined ? text : withoutCurrency(text, code), { placesMax: unitPricePlaces, style });

/** Reads an amount of money as it is typed or pasted: no more decimals than its currency has. */
export const readTypedAmount = (text: string, style: NumberStyle, code: string): TypedNumber =>
  readTyped(withoutCurrency(text, code), { placesMax: currencyPlaces(code), style });

interface ReadOptions {
  readonly placesMax: number;
  readonly style: NumberStyle;
}

function readTyped(text: string, { placesMax, style }: ReadOptions): TypedNumber {
  const parsed = parseNumber(text, placesMax, style);
  if (parsed.kind === 'parsed') return { kind: 'parsed', value: parsed.value };
  return parsed.reason === 'empty' ? { kind: 'empty', value: null } : parsed;
}

/** `$1,234.50` in dollars says nothing new beside `1,234.50`. A mark of another currency stays, and is refused with the rest. */
function withoutCurrency(text: string, code: string): string {
  const typed = text.trim();
  for (const mark of currencyMarks(code)) {
    const [sign = ''] = /^[-+\u2212]?/.exec(typed) ?? [];
    const unsigned = typed.slice(sign.length).trim();
    if (unsigned.toUpperCase().startsWith(mark)) return sign + unsigned.slice(mark.length).trim();
    if (typed.toUpperCase().endsWith(mark)) return typed.slice(0, -mark.length).trim();
  }
  return typed;
}

/** Decimals of a currency's amounts. */
const currencyPlaces = (code: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;

/** How a currency is marked beside its amounts, the longest first: `CA$` before `$`. */
function currencyMarks(code: string): readonly string[] {
  const marks = (['symbol', 'narrowSymbol'] as const).map(
    currencyDisplay =>
      new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay })
        .formatToParts(0)
        .find(part => part.type === 'currency')
        ?.value.toUpperCase() ?? code,
  );
  return [code, ...marks].sort((a, b) => b.length - a.length);
}

/** A stored decimal as the person would type it, so that editing starts from familiar figures. */
export function typedText(value: string | null, style: NumberStyle): string {
  return value === null ? '' : value.replace('.', style.decimal);
}
