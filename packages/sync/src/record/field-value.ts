import type { RecordKind } from './record-kind.ts';

/** The two sides that a connection joins. */
export type Side = 'workspace' | 'books';

export const otherSide = (side: Side): Side => (side === 'workspace' ? 'books' : 'workspace');

/**
 * A pointer to another record. `side` says whose id it is: a books record without a link keeps its books id until
 * the executor, who acts in dependency order, knows the workspace id.
 */
export interface Reference {
  readonly to: RecordKind;
  readonly side: Side;
  readonly id: string;
}

/** Everything a line of a document may hold. */
export type LineFieldValue = string | boolean | null | Reference;

/**
 * A line with its identity. Lines merge by `key`, never by position (sync.md, Deciding).
 * In the workspace the key is our own line id, or `books:<line id>` for a line that came from there; on a books record
 * it is the books' line id.
 */
export interface LineValue {
  readonly key: string;
  readonly fields: Readonly<Record<string, LineFieldValue>>;
}

/** Money and quantities are canonical decimal text, dates `YYYY-MM-DD`; never a number. Absent equals null. */
export type FieldValue = LineFieldValue | readonly LineValue[];

/** A record's fields by name. */
export type Fields = Readonly<Record<string, FieldValue>>;

export const isReference = (value: FieldValue): value is Reference =>
  typeof value === 'object' && value !== null && 'side' in value;

export const isLines = (value: FieldValue): value is readonly LineValue[] => Array.isArray(value);
