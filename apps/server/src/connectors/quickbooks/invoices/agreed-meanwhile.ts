import { isLines, isSameValue, type FieldValue, type LineValue } from '@tieout/sync';

/** The legs of a field whose change is on its way to QuickBooks, in fields of the workspace. */
export interface MeanwhileLegs {
  /** What both sides agreed on before. */
  readonly before: FieldValue | undefined;
  /** What they agree on once QuickBooks has taken the change. */
  readonly planned: FieldValue | undefined;
  /** As QuickBooks has it now. */
  readonly books: FieldValue | undefined;
}

/**
 * What both sides agree on while the change is on its way. Lines change in both directions by one decision: what came from QuickBooks
 * stands here at once, and is agreed; what goes there is not yet. If it never arrives, a later change made there of what had come from
 * there must not pass for one made on both sides.
 */
export function agreedMeanwhile({ before = null, planned = null, books = null }: MeanwhileLegs): FieldValue {
  if (!isLines(planned) || !isLines(books)) return before;
  const were = byKey(isLines(before) ? before : []);
  const are = byKey(books);
  const kept = planned.flatMap(line => lineMeanwhile(line, were.get(line.key), are.get(line.key)) ?? []);
  const arriving = new Set(planned.map(({ key }) => key));
  // Taken away here, and still there.
  const leaving = [...were.values()].filter(({ key }) => !arriving.has(key) && are.has(key));
  return inOrderOf(books, [...kept, ...leaving]);
}

/** An order that we gave the lines is on its way like any other change. */
function inOrderOf(books: readonly LineValue[], lines: readonly LineValue[]): readonly LineValue[] {
  const places = new Map(books.map(({ key }, at) => [key, at]));
  const placeOf = ({ key }: LineValue): number => places.get(key) ?? books.length;
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b));
}

const byKey = (lines: readonly LineValue[]): ReadonlyMap<string, LineValue> =>
  new Map(lines.map(line => [line.key, line]));

/** Undefined for a line that only we have. */
function lineMeanwhile(planned: LineValue, were: LineValue | undefined, are: LineValue | undefined) {
  if (are === undefined) return were;
  const names = new Set([...Object.keys(planned.fields), ...Object.keys(are.fields)]);
  const fields = [...names].map(name => {
    const [wanted = null, now = null] = [planned.fields[name], are.fields[name]];
    const hasArrived = were === undefined || isSameValue(wanted, now);
    return [name, hasArrived ? now : (were.fields[name] ?? null)] as const;
  });
  return { key: planned.key, fields: Object.fromEntries(fields) };
}
