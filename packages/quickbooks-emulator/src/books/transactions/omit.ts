import type { JsonObject, JsonValue } from '../json.ts';

/** A copy without some of its members. */
export function omit(record: JsonObject, keys: ReadonlySet<string>): JsonObject {
  const copy: Record<string, JsonValue> = {};
  for (const key in record) {
    const value = record[key];
    if (value !== undefined && !keys.has(key)) copy[key] = value;
  }
  return copy;
}
