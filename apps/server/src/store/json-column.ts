import type { ColumnType } from 'kysely';

/** A `jsonb` column: read as a value, written as JSON text, because the driver would turn arrays into SQL arrays. */
export type JsonColumn<Value> = ColumnType<Value, string, string>;

/** As {@link JsonColumn}, for columns that have a default. */
export type JsonColumnWithDefault<Value> = ColumnType<Value, string | undefined, string>;

/** JSON text for a nullable `jsonb` column: SQL null, not the JSON one. */
export const jsonOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
