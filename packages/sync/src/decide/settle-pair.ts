import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import { laterSide } from '../merge/later-side.ts';
import { mergeFields } from '../merge/merge-fields.ts';
import type { FieldChanges } from '../plan/step.ts';
import { isLines, type FieldValue, type Fields, type LineValue } from '../record/field-value.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { findBooksLineId } from '../record/line-key.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Link } from '../record/link.ts';
import { agreedLines } from './agreed-lines.ts';
import { lineKeysOf } from './changed-fields.ts';
import { firstBase } from './first-base.ts';
import { firstContactRuleOf, mergeRuleOf, type KindRules } from './kind-rules.ts';

/** A pair after a write to the books was answered (or refused). */
export interface Settling {
  /** As it stands now: people may have edited it while the write was on its way. */
  readonly workspace: WorkspaceRecord;
  /** As the books answered. */
  readonly books: BooksRecord;
  readonly baseFields: Fields;
  readonly lineIds: Link['lineIds'];
  /** The workspace fields the books accepted; empty after a refusal. */
  readonly sent: Fields;
  /**
   * What the decision takes for agreed once it is carried out. Of a document with a conflict in one line this is not what was sent:
   * the line keeps its old base, or the next plan would take one side for unchanged and the other's edit would win unasked.
   * Absent: what was sent.
   */
  readonly plannedBase?: Fields;
  /** The half of the same decision that concerns the workspace; empty after a refusal. */
  readonly planned: FieldChanges;
  readonly isFirstContact: boolean;
  /** The write made the record there. */
  readonly isCreation: boolean;
}

/** What the write leaves behind: the base both sides agree on now, and what the answer changes here. */
export interface Settled {
  /** Once `toWorkspace` is written. */
  readonly base: Fields;
  /**
   * What is agreed while `toWorkspace` is not written: the base for fields that the workspace could not take. What the decision was to
   * write on both sides is agreed by neither: a line that came from there and is not here yet would pass for one taken away here.
   */
  readonly agreed: Fields;
  readonly toWorkspace: FieldChanges;
  readonly lineIds: Link['lineIds'];
}

/**
 * Sets the base from the books' answer. What was sent and accepted is agreed; where the books made something else
 * of it (trimmed a name, filled in a due date), that comes in at once if it may. An edit made here while the write
 * was on its way differs from what was sent and stays a change of its own for the next plan.
 */
export function settlePair(settling: Settling, rules: KindRules): Settled {
  const lineIds = pairNewLines(settling, rules);
  const view = viewBooks(settling.books.fields, rules.mapping, {
    links: rules.links,
    lineKeys: lineKeysOf({ lineIds }),
  });
  const there = view.fields;
  const actual = viewWorkspace(settling.workspace.fields, rules.mapping).fields;
  const here = withPlannedHalf(actual, settling);
  const before = agreedBefore(settling, rules, { here, there });
  const agreed = {
    ...before,
    ...acceptedOf(settling, actual, before),
    ...filledInOf(settling, rules, { actual, there }),
  };
  const newest = laterSide({ workspace: settling.workspace.changedAt, books: settling.books.changedAt });
  const merged = mergeFields({
    mappings: rules.mapping.fields,
    legs: { base: agreed, workspace: here, books: there },
    ruleOf: mapping =>
      settling.isFirstContact ? firstContactRuleOf(rules, mapping) : mergeRuleOf(rules, newest, mapping),
    answers: {},
  });
  const base: Record<string, FieldValue> = { ...agreed, ...merged.base };
  // What is still to be sent is not agreed yet.
  for (const field of Object.keys(merged.toBooks)) base[field] = agreed[field] ?? null;
  const toWorkspace = changesBetween(actual, { ...here, ...valuesOf(merged.toWorkspace) });
  const untaken = { ...agreed, ...picked(before, Object.keys(settling.planned)) };
  return { base, agreed: untaken, toWorkspace, lineIds: keysIn(there, lineIds) };
}

/**
 * Lines (and a third value chosen by a person) change on both sides by one decision: the workspace is taken as if its
 * half were written, unless somebody edited that field meanwhile. What only comes in is merged from the answer, which is
 * newer than the plan: a total that both sides' edits made is in neither of them.
 */
const withPlannedHalf = (actual: Fields, { planned, sent }: Settling): Fields => ({
  ...actual,
  ...Object.fromEntries(
    Object.entries(planned)
      .filter(([field, { from }]) => field in sent && isSameValue(actual[field], from))
      .map(([field, { to }]) => [field, to]),
  ),
});

/**
 * What the books accepted is agreed. A field whose other half somebody edited over merges anew: lines from what the two sides had agreed
 * on of each, anything else from its old base.
 */
const acceptedOf = ({ sent, planned, plannedBase = {} }: Settling, actual: Fields, before: Fields): Fields =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([field, value]) => {
      const half = planned[field];
      const agreed = plannedBase[field] ?? value;
      if (half === undefined || isSameValue(actual[field], half.from)) return [[field, agreed]];
      const [base, had] = [before[field] ?? null, half.from];
      if (!isLines(base) || !isLines(had) || !isLines(value) || !isLines(agreed)) return [];
      return [[field, agreedLines({ base, had, sent: value, planned: agreed })]];
    }),
  );

/**
 * What the books filled in of a record that was created there without it, such as a due date, is their half of the creation, and no
 * edit: what a person typed here meanwhile is a change of it, and travels. Where people are asked about conflicts they are asked here
 * too: somebody may have typed it there as well.
 */
function filledInOf(
  { isCreation, sent }: Settling,
  rules: KindRules,
  { actual, there }: { readonly actual: Fields; readonly there: Fields },
): Fields {
  if (!isCreation) return {};
  const filled = rules.mapping.fields.filter(
    ({ workspace: field, conflict }) =>
      (conflict ?? rules.policy.conflict) !== 'ask' &&
      (sent[field] ?? null) === null &&
      (actual[field] ?? null) !== null &&
      (there[field] ?? null) !== null,
  );
  return picked(
    there,
    filled.map(({ workspace }) => workspace),
  );
}

function agreedBefore(
  { isFirstContact, baseFields }: Settling,
  rules: KindRules,
  { here, there }: { readonly here: Fields; readonly there: Fields },
): Fields {
  return isFirstContact ? firstBase(rules, here, there) : baseFields;
}

const picked = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map(name => [name, fields[name] ?? null]));

const valuesOf = (changes: FieldChanges): Fields =>
  Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));

const changesBetween = (from: Fields, to: Fields): FieldChanges =>
  Object.fromEntries(
    Object.keys(to)
      .filter(field => !isSameValue(from[field], to[field]))
      .map(field => [field, { from: from[field] ?? null, to: to[field] ?? null }]),
  );

const keysIn = (there: Fields, lineIds: Link['lineIds']): Link['lineIds'] =>
  Object.fromEntries(linesOf(there).map(line => [line.key, findBooksLineId(line.key, lineIds) ?? line.key]));

/** Lines that the write made have ids now; both sides keep the order as sent (entities.md §2.4). */
function pairNewLines({ books, lineIds, sent, isCreation }: Settling, rules: KindRules): Link['lineIds'] {
  // A document that was made there has new lines only, whatever document they came here with.
  const idOf = ({ key }: LineValue) => (isCreation ? undefined : findBooksLineId(key, lineIds));
  const known = new Set(linesOf(sent).map(idOf));
  const answered = linesOf(books.fields).filter(line => !known.has(line.key));
  const made = linesOf(sent).filter(line => idOf(line) === undefined);
  const isPaired =
    rules.mapping.fields.some(field => field.conversion.kind === 'lines') && answered.length === made.length;
  if (!isPaired) return lineIds;
  return { ...lineIds, ...Object.fromEntries(made.map((line, at) => [line.key, answered[at]?.key ?? ''])) };
}

const linesOf = (fields: Fields) => Object.values(fields).filter(isLines).flat();
