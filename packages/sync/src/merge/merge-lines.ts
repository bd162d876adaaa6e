import type { FieldValue, LineFieldValue, LineValue } from '../record/field-value.ts';
import { areSameLineFields, isSameValue } from '../record/same-value.ts';
import type { FieldConflict } from '../verdict/verdict.ts';
import type { IgnoredChange } from '../plan/decision.ts';
import { followed, mergeField, winnerOf, type Legs, type Merged, type MergeRule } from './merge-field.ts';
import { mergeOrder } from './merge-order.ts';

type Lines = readonly LineValue[];

/**
 * Three-way merge of the lines of a document, by line identity: lines added on either side are kept, a line taken
 * away on one side goes on the other, a line edited on both merges field by field. An edit beats a removal as
 * the conflict rule says.
 */
export function mergeLines(field: string, legs: Legs<Lines>, rule: MergeRule): Merged {
  if (isSameValue(legs.workspace, legs.books)) return { ...legs, base: legs.workspace, conflicts: [], ignored: [] };
  const keyed = { base: byKey(legs.base), workspace: byKey(legs.workspace), books: byKey(legs.books) };
  const keys = new Set([...keyed.base.keys(), ...keyed.workspace.keys(), ...keyed.books.keys()]);
  const merged = new Map<string, MergedLine>();
  for (const key of keys) {
    const line = { base: keyed.base.get(key), workspace: keyed.workspace.get(key), books: keyed.books.get(key) };
    merged.set(key, mergeLine({ field, key }, line, rule));
  }
  return { ...inOrder(merged, legs, rule), ...remarks(merged) };
}

interface MergedLine extends Legs<LineValue | undefined> {
  readonly conflicts: readonly FieldConflict[];
  readonly ignored: readonly IgnoredChange[];
}

const byKey = (lines: Lines): ReadonlyMap<string, LineValue> => new Map(lines.map(line => [line.key, line]));
const keysOf = (lines: Lines): readonly string[] => lines.map(line => line.key);

function remarks(merged: ReadonlyMap<string, MergedLine>): Pick<Merged, 'conflicts' | 'ignored'> {
  const lines = [...merged.values()];
  const ignored = new Map(lines.flatMap(line => line.ignored).map(change => [JSON.stringify(change), change]));
  return { conflicts: lines.flatMap(line => line.conflicts), ignored: [...ignored.values()] };
}

/** Each leg in the merged order; a side that may not be written keeps its own order, and the base follows it. */
function inOrder(merged: ReadonlyMap<string, MergedLine>, legs: Legs<Lines>, rule: MergeRule): Legs {
  const order = mergeOrder({ base: keysOf(legs.base), workspace: keysOf(legs.workspace), books: keysOf(legs.books) });
  const here = rule.writesHere ? order : [...new Set([...keysOf(legs.workspace), ...order])];
  const there = rule.writesThere ? order : [...new Set([...keysOf(legs.books), ...order])];
  const leg = (side: keyof Legs, keys: readonly string[]): Lines =>
    keys.map(key => merged.get(key)?.[side]).filter(line => line !== undefined);
  return {
    workspace: leg('workspace', here),
    books: leg('books', there),
    base: leg('base', rule.writesHere ? there : here),
  };
}

interface LineName {
  readonly field: string;
  readonly key: string;
}

function mergeLine(name: LineName, legs: Legs<LineValue | undefined>, rule: MergeRule): MergedLine {
  const { base, workspace, books } = legs;
  if (workspace === undefined && books === undefined) return quiet(undefined);
  if (workspace !== undefined && books !== undefined) {
    return mergeLineFields(name, { base: base ?? emptyLine(name.key), workspace, books }, rule);
  }
  if (base === undefined) return oneSided(name, legs, rule);
  return mergeRemoval(name, { base, workspace, books }, rule);
}

const emptyLine = (key: string): LineValue => ({ key, fields: {} });
const quiet = (line: LineValue | undefined): MergedLine => ({
  base: line,
  workspace: line,
  books: line,
  conflicts: [],
  ignored: [],
});

/** A line that only one side has now: what that side did (added it, or kept what the other took away) goes over. */
function oneSided(name: LineName, legs: Legs<LineValue | undefined>, rule: MergeRule): MergedLine {
  const isHere = legs.workspace !== undefined;
  const mayWrite = isHere ? rule.writesThere : rule.writesHere;
  if (mayWrite) return quiet(legs.workspace ?? legs.books);
  const side = isHere ? 'workspace' : 'books';
  return { ...legs, conflicts: [], ignored: [{ field: name.field, side, because: rule.because[side] }] };
}

/** A known line that one side took away: gone on both, unless the other side edited it meanwhile. */
function mergeRemoval(
  name: LineName,
  legs: { readonly base: LineValue; readonly workspace: LineValue | undefined; readonly books: LineValue | undefined },
  rule: MergeRule,
): MergedLine {
  const remover = legs.workspace === undefined ? 'workspace' : 'books';
  const kept = legs.workspace ?? legs.books;
  const base = remover === 'workspace' ? followedLine(legs.base, kept, rule) : legs.base;
  const isEdited = kept !== undefined && !areSameLineFields(kept, base);
  const winner = isEdited ? winnerOf(rule) : remover;
  if (winner === null) return { ...legs, conflicts: [removalConflict(name, legs)], ignored: [] };
  if (winner !== remover) return oneSided(name, legs, rule);
  if (remover === 'workspace' ? rule.writesThere : rule.writesHere) return quiet(undefined);
  return { ...legs, conflicts: [], ignored: [{ field: name.field, side: remover, because: rule.because[remover] }] };
}

/** A known line whose item was merged into another one there: it changed, but nobody edited it. */
const followedLine = ({ key, fields }: LineValue, now: LineValue | undefined, rule: MergeRule): LineValue => ({
  key,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, followed(value, now?.fields[name] ?? null, rule)]),
  ),
});

const removalConflict = (name: LineName, legs: Legs<LineValue | undefined>): FieldConflict => ({
  field: name.field,
  lineKey: name.key,
  base: legs.base?.fields ?? null,
  workspace: legs.workspace?.fields ?? null,
  books: legs.books?.fields ?? null,
});

function mergeLineFields(name: LineName, legs: Legs<LineValue>, rule: MergeRule): MergedLine {
  const sides = { base: {}, workspace: {}, books: {} } as Record<keyof Legs, Record<string, LineFieldValue>>;
  const conflicts: FieldConflict[] = [];
  const ignored: IgnoredChange[] = [];
  for (const field of new Set([...Object.keys(legs.workspace.fields), ...Object.keys(legs.books.fields)])) {
    const merged = mergeField(name.field, fieldLegs(legs, field), rule);
    for (const side of ['base', 'workspace', 'books'] as const) sides[side][field] = lineFieldValue(merged[side]);
    conflicts.push(
      ...merged.conflicts.map(conflict => ({ ...conflict, field: `${name.field}.${field}`, lineKey: name.key })),
    );
    ignored.push(...merged.ignored);
  }
  const line = (side: keyof Legs): LineValue => ({ key: name.key, fields: sides[side] });
  return { base: line('base'), workspace: line('workspace'), books: line('books'), conflicts, ignored };
}

const fieldLegs = (legs: Legs<LineValue>, field: string): Legs => ({
  base: legs.base.fields[field] ?? null,
  workspace: legs.workspace.fields[field] ?? null,
  books: legs.books.fields[field] ?? null,
});

/** Fields of a line are scalars; a merge of scalars gives scalars. */
const lineFieldValue = (value: FieldValue): LineFieldValue => (Array.isArray(value) ? null : (value as LineFieldValue));
