import type { FieldValue, Fields } from '../record/field-value.ts';
import { isLines } from '../record/field-value.ts';
import { isSameValue } from '../record/same-value.ts';
import type { FieldMapping } from '../mapping/field-mapping.ts';
import type { IgnoredChange } from '../plan/decision.ts';
import type { FieldChange, FieldChanges } from '../plan/step.ts';
import type { FieldConflict } from '../verdict/verdict.ts';
import { findStanding, type Answers, type StandingValue } from '../decide/answers.ts';
import { mergeField, type Legs, type Merged, type MergeRule } from './merge-field.ts';
import { mergeLines } from './merge-lines.ts';

/** What two records and their base come to. */
export interface MergedRecord {
  /** The base once everything below is written. */
  readonly base: Fields;
  readonly toWorkspace: FieldChanges;
  readonly toBooks: FieldChanges;
  readonly conflicts: readonly FieldConflict[];
  readonly ignored: readonly IgnoredChange[];
}

export interface MergeInput {
  readonly mappings: readonly FieldMapping[];
  /** All in workspace names and comparable values; a field absent from `books` has no counterpart and is left alone. */
  readonly legs: Legs<Fields>;
  readonly ruleOf: (mapping: FieldMapping) => MergeRule;
  readonly answers: Answers['fields'];
}

/** Merges two records field by field. */
export function mergeFields({ mappings, legs, ruleOf, answers }: MergeInput): MergedRecord {
  const base: Record<string, FieldValue> = {};
  const toWorkspace: Record<string, FieldChange> = {};
  const toBooks: Record<string, FieldChange> = {};
  const conflicts: FieldConflict[] = [];
  const ignored: IgnoredChange[] = [];
  for (const mapping of mappings) {
    const field = mapping.workspace;
    if (!(field in legs.books)) continue;
    const values = fieldLegs(legs, field);
    const merged = mergeOne(field, values, { rule: ruleOf(mapping), answer: findStanding(answers[field], values) });
    base[field] = merged.base;
    if (!isSameValue(values.workspace, merged.workspace)) {
      toWorkspace[field] = { from: values.workspace, to: merged.workspace };
    }
    if (!isSameValue(values.books, merged.books)) toBooks[field] = { from: values.books, to: merged.books };
    conflicts.push(...merged.conflicts);
    ignored.push(...merged.ignored);
  }
  return { base, toWorkspace, toBooks, conflicts, ignored };
}

const fieldLegs = (legs: Legs<Fields>, field: string): Legs => ({
  base: legs.base[field] ?? null,
  workspace: legs.workspace[field] ?? null,
  books: legs.books[field] ?? null,
});

interface OneField {
  readonly rule: MergeRule;
  readonly answer: StandingValue | undefined;
}

/** A person's answer stands before every rule, but writes only where the mapping may. */
function mergeOne(field: string, legs: Legs, { rule, answer }: OneField): Merged {
  if (answer === undefined) return mergeByRule(field, legs, rule);
  if (typeof answer === 'object') return mergeByHand(field, legs, { rule, value: answer.value });
  return mergeByRule(field, legs, { ...rule, conflict: answer === 'books' ? 'books-win' : 'workspace-wins' });
}

/** A third value, typed by a person, stands only where there is something to settle. */
function mergeByHand(
  field: string,
  legs: Legs,
  { rule, value }: { readonly rule: MergeRule; readonly value: FieldValue },
): Merged {
  const merged = mergeByRule(field, legs, { ...rule, conflict: 'ask' });
  if (merged.conflicts.length === 0) return merged;
  const workspace = rule.writesHere ? value : legs.workspace;
  const books = rule.writesThere ? value : legs.books;
  return { workspace, books, base: rule.writesHere ? books : workspace, conflicts: [], ignored: [] };
}

function mergeByRule(field: string, legs: Legs, rule: MergeRule): Merged {
  const { base, workspace, books } = legs;
  const hasLines = isLines(workspace) || isLines(books);
  if (!hasLines) return mergeField(field, legs, rule);
  return mergeLines(field, { base: linesOf(base), workspace: linesOf(workspace), books: linesOf(books) }, rule);
}

const linesOf = (value: FieldValue) => (isLines(value) ? value : []);
