import { findDecimal, decimalTextLengthMax, type Decimal } from './decimal.ts';
import { placesOf } from './arithmetic.ts';

/** Largest amount QuickBooks stores: 99,999,999,999 (entities.md §2.2). */
export const wholeDigitsMax = 11;

/** How the person writes numbers: `1,234.50` is `{ decimal: '.', group: ',' }`. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  readonly group: ',' | '.' | ' ' | "'";
}

export const englishNumbers: NumberStyle = { decimal: '.', group: ',' };

export type ParsedAmount =
  | { readonly kind: 'parsed'; readonly value: Decimal }
  | { readonly kind: 'refused'; readonly reason: AmountRefusal; readonly sentence: string };

export type AmountRefusal = 'empty' | 'not-a-number' | 'too-many-decimals' | 'ambiguous-separators' | 'too-large';

/**
 * Reads a number that a person typed: an amount, a quantity, a price or a rate, with `placesMax` digits behind the point at most. Never
 * guesses and never rounds: a doubtful separator or one decimal too many is refused with a sentence that says what to type instead.
 */
export function parseNumber(text: string, placesMax: number, style: NumberStyle = englishNumbers): ParsedAmount {
  const typed = text
    .trim()
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replace(/^\u2212/, '-');
  if (typed === '') return refused('empty', 'Enter a number.');
  const plain = withoutGroups(typed, style);
  if (plain === undefined) return refused('ambiguous-separators', separatorsSentence(typed, style));
  const value = findPlain(plain);
  if (value === undefined) return refused('not-a-number', `"${typed.slice(0, decimalTextLengthMax)}" is not a number.`);
  return withinLimits(value, placesMax);
}

function withinLimits(value: Decimal, placesMax: number): ParsedAmount {
  const whole = value.replace('-', '').split('.')[0] ?? '';
  if (whole.length > wholeDigitsMax) {
    return refused('too-large', `The number is too large: at most ${wholeDigitsMax} digits before the point.`);
  }
  if (placesOf(value) > placesMax) return refused('too-many-decimals', decimalsSentence(placesMax));
  return { kind: 'parsed', value };
}

/** The exponent form is machine text: a person who types 1e3 has slipped. */
const findPlain = (text: string): Decimal | undefined => (/[eE]/.test(text) ? undefined : findDecimal(text));

/** Drops well-placed thousands separators and turns the decimal mark into a point; `undefined` when in doubt. */
function withoutGroups(typed: string, style: NumberStyle): string | undefined {
  const [whole = '', ...fractions] = typed.split(style.decimal);
  if (fractions.length > 1) return undefined;
  const fraction = fractions[0];
  if (fraction?.includes(style.group)) return undefined;
  const groups = whole.split(style.group);
  const isGrouped = groups.length > 1;
  if (isGrouped && !groups.every((group, at) => (at === 0 ? /^[+-]?\d{1,3}$/ : /^\d{3}$/).test(group)))
    return undefined;
  const joined = groups.join('');
  return fraction === undefined ? joined : `${joined}.${fraction}`;
}

function separatorsSentence(typed: string, style: NumberStyle): string {
  return `"${typed.slice(0, decimalTextLengthMax)}" can be read in two ways: use "${style.decimal}" before the decimals and "${style.group}" only between thousands.`;
}

function decimalsSentence(placesMax: number): string {
  if (placesMax === 0) return 'This currency has no decimals.';
  return `At most ${placesMax} ${placesMax === 1 ? 'digit' : 'digits'} after the decimal point.`;
}

const refused = (reason: AmountRefusal, sentence: string): ParsedAmount => ({ kind: 'refused', reason, sentence });
