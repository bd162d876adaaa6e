import { isDecimal } from '../entities/decimal.ts';
import { fieldKind } from './field-kinds.ts';

/**
 * Writes JSON for QuickBooks: decimal text in a decimal field goes out as a JSON number with exactly its digits; fields that are
 * `undefined` are left out, as with `JSON.stringify`.
 * @throws TypeError for a fractional JS number in a decimal field: it may already have lost a cent.
 */
export function writeJson(value: unknown, field = ''): string {
  if (typeof value === 'string') {
    return fieldKind(field) === 'decimal' && isDecimal(value) ? value : JSON.stringify(value);
  }
  if (typeof value === 'number') return writeNumber(value, field);
  if (Array.isArray(value)) return `[${value.map(item => writeJson(item ?? null, field)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writeObject(value);
  return JSON.stringify(value ?? null);
}

function writeObject(value: object): string {
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  return `{${fields.map(([name, held]) => `${JSON.stringify(name)}:${writeJson(held, name)}`).join(',')}}`;
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
