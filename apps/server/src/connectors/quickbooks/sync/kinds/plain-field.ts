import type { Fields } from '@tieout/sync';

/** A text field; null where it is empty or absent. */
export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A reference that is stored as a plain id. */
export const idOf = textOf;
