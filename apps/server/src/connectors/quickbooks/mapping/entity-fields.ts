import { findDecimal, stripDeletedSuffix } from '@tieout/domain';
import type { Fields } from '@tieout/sync';

/** Where a field stands in a QuickBooks record, and how it is read. */
export interface EntityField {
  /** Neutral name, as in the planner's default mappings: the connector projects QuickBooks' records onto it. */
  readonly field: string;
  /** Dot path in the record, or a function for what no path expresses. */
  readonly from: string | ((record: Readonly<Record<string, unknown>>) => string | null);
  readonly as: 'text' | 'name' | 'email' | 'decimal' | 'boolean' | 'reference';
}

/** The fields of a QuickBooks record in the workspace's words, in the form in which values are compared. */
export function readFields(fields: readonly EntityField[], record: object): Fields {
  const whole = record as Readonly<Record<string, unknown>>;
  const values: Record<string, string | boolean | null> = {};
  for (const field of fields) values[field.field] = readField(field, whole);
  return values;
}

/** The same without the fields that are empty: they say no more than absent ones, and a customer has twenty of them. */
export function readFilledFields(fields: readonly EntityField[], record: object): Fields {
  const whole = record as Readonly<Record<string, unknown>>;
  const values: Record<string, string | boolean> = {};
  for (const field of fields) {
    const value = readField(field, whole);
    if (value !== null) values[field.field] = value;
  }
  return values;
}

function readField({ from, as }: EntityField, record: Readonly<Record<string, unknown>>): string | boolean | null {
  const value = typeof from === 'function' ? from(record) : valueAt(record, from);
  if (as === 'boolean') return typeof value === 'boolean' ? value : null;
  const text = textOf(value);
  if (text === null) return null;
  switch (as) {
    case 'name':
      return stripDeletedSuffix(text);
    case 'email':
      return text.toLowerCase();
    case 'decimal':
      return findDecimal(text) ?? text;
    case 'text':
    case 'reference':
      return text;
  }
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

const paths = new Map<string, readonly string[]>();

/** Paths are few, and are taken apart once: they are followed thirty times for each of a hundred thousand records. */
function namesOf(path: string): readonly string[] {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const names = path.split('.');
  paths.set(path, names);
  return names;
}

function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = record;
  for (const name of namesOf(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
