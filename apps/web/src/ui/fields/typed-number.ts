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

/** Reads a price or a quantity as it is typed: up to seven decimals, exact, never guessed. */
export function readTypedPrice(text: string, style: NumberStyle): TypedNumber {
  const parsed = parseNumber(text, unitPricePlaces, style);
  if (parsed.kind === 'parsed') return { kind: 'parsed', value: parsed.value };
  return parsed.reason === 'empty' ? { kind: 'empty', value: null } : parsed;
}

/** A stored decimal as the person would type it, so that editing starts from familiar figures. */
export function typedText(value: string | null, style: NumberStyle): string {
  return value === null ? '' : value.replace('.', style.decimal);
}
