import { decimalFromWire, isDecimal } from '../entities/decimal.ts';
import { fieldKind } from './field-kinds.ts';

/**
 * Writes JSON for QuickBooks: decimal text in a decimal field goes out as a JSON number with exactly its digits; fields that are
 * `undefined` are left out, as with `JSON.stringify`.
 * @throws TypeError for a fractional JS number in a decimal field: it may already have lost a cent.
 */
export function writeJson(value: unknown, field = ''): string {
  if (typeof value === 'string') return fieldKind(field) === 'decimal' && isDecimal(value) ? value : writeText(value);
  if (typeof value === 'number') return writeNumber(value, field);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return writeArray(value, field);
  if (typeof value === 'object') return writesItself(value) ? writeSaid(value.toJSON(), field) : writeObject(value);
  return isNothing(value) ? 'null' : JSON.stringify(value);
}

/** Decimal libraries and dates say themselves what they are in JSON: `new Big('1.50')` is the text `1.50`, and so a number here. */
function writesItself(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** A library may say a small number with an exponent. */
function writeSaid(said: unknown, field: string): string {
  const plain = typeof said === 'string' && fieldKind(field) === 'decimal' ? decimalFromWire(said) : undefined;
  return writeJson(plain ?? said, field);
}

/** What JSON has no word for is left out, as `JSON.stringify` does. */
function isNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

// Built up by concatenation, which is about three times as fast here as mapping over entries.
function writeObject(object: object): string {
  let written = '';
  for (const name of Object.keys(object)) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    if (!isNothing(value)) written += `${written === '' ? '' : ','}${writeText(name)}:${writeJson(value, name)}`;
  }
  return `{${written}}`;
}

function writeArray(items: readonly unknown[], field: string): string {
  let written = '';
  for (const item of items) written += `${written === '' ? '' : ','}${writeJson(item, field)}`;
  return `[${written}]`;
}

/** Characters that JSON text cannot hold as they are, and halves of surrogate pairs. */
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function writeText(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function writeNumber(value: number, field: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${field || 'A value'} is ${value}, which JSON cannot hold.`);
  if (fieldKind(field) === 'decimal' && !Number.isSafeInteger(value)) {
    throw new TypeError(
      `${field} is the JS number ${value}. Pass decimal text, e.g. decimal('${value}'), so that no digit is lost.`,
    );
  }
  return JSON.stringify(value);
}
