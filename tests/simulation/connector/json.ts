/** A record as QuickBooks writes it. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dot path. */
export function valueAt(record: Json, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (!isJson(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** Text of a text or a number; null when there is none. */
export function textAt(record: Json, path: string): string | null {
  const value = valueAt(record, path);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

export const listAt = (record: Json, path: string): readonly Json[] => {
  const value = valueAt(record, path);
  return Array.isArray(value) ? value.filter(isJson) : [];
};
