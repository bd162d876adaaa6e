/** JSON as it travels: what QuickBooks is sent, keeps and answers. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object; `undefined` members are left out when it is written. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A record of the books, as stored and as answered. Never changed in place: a write makes a new one. */
export type BooksRecord = JsonObject;

/**
 * A record while it is being written. Only the top level may be assigned to: nested objects and arrays may
 * be shared with the stored record, so replace them, never change them in place.
 */
export interface Draft {
  [key: string]: JsonValue | undefined;
}

/** Whether the value is a JSON object (not null, not an array). */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member as an object, or undefined when it is absent or something else. */
export function objectAt(record: JsonObject, key: string): JsonObject | undefined {
  const value = record[key];
  return isObject(value) ? value : undefined;
}

/** The member as a list of objects; empty when absent. Entries that are no objects are left out. */
export function objectsAt(record: JsonObject, key: string): readonly JsonObject[] {
  const value = record[key];
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : [];
}

/** The member as text, or undefined when it is absent or something else. */
export function textAt(record: JsonObject, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

/** The member as a boolean; undefined when absent. */
export function flagAt(record: JsonObject, key: string): boolean | undefined {
  const value = record[key];
  return typeof value === 'boolean' ? value : undefined;
}

/** The id inside a reference member such as `CustomerRef: {value, name}`. */
export function refAt(record: JsonObject, key: string): string | undefined {
  const reference = objectAt(record, key);
  return reference === undefined ? undefined : textAt(reference, 'value');
}
