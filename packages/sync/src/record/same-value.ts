import { isLines, isReference, type FieldValue, type LineValue, type Reference } from './field-value.ts';

/** Whether two values are the same for the planner. Lines compare with their keys and their order. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (isLines(a)) return isLines(b) && areSameLines(a, b);
  return !isLines(b) && isReference(a) && isReference(b) && isSameReference(a, b);
}

const isSameReference = (a: Reference, b: Reference): boolean => a.id === b.id && a.side === b.side && a.to === b.to;

const areSameLines = (a: readonly LineValue[], b: readonly LineValue[]): boolean =>
  a.length === b.length &&
  a.every((line, at) => {
    const other = b[at];
    return other !== undefined && line.key === other.key && areSameLineFields(line, other);
  });

/** Whether two lines hold the same, whatever their keys. */
export function areSameLineFields(a: LineValue, b: LineValue): boolean {
  const names = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  return [...names].every(name => isSameValue(a.fields[name], b.fields[name]));
}
