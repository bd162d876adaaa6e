import type { JsonValue } from '../json.ts';

const KERNEL_FIELDS: ReadonlySet<string> = new Set(['domain', 'sparse', 'Id', 'SyncToken', 'MetaData']);

/** Whether two versions of a record say the same, whatever their stamps and the order of their keys. */
export function sameRecord(
  first: { readonly [key: string]: JsonValue | undefined },
  second: { readonly [key: string]: JsonValue | undefined },
): boolean {
  for (const key in first) if (!KERNEL_FIELDS.has(key) && !sameValue(first[key], second[key])) return false;
  for (const key in second)
    if (!KERNEL_FIELDS.has(key) && second[key] !== undefined && first[key] === undefined) return false;
  return true;
}

/** Deep equality of JSON values; undefined members count as absent. */
export function sameValue(first: JsonValue | undefined, second: JsonValue | undefined): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const left = first as Readonly<Record<string, JsonValue | undefined>>;
  const right = second as Readonly<Record<string, JsonValue | undefined>>;
  for (const key in left) if (!sameValue(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
