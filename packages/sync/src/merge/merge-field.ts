import { isReference, otherSide, type FieldValue, type Reference, type Side } from '../record/field-value.ts';
import type { References } from '../record/references.ts';
import { isSameValue } from '../record/same-value.ts';
import type { ConflictRule } from '../policy/policy.ts';
import type { FieldConflict } from '../verdict/verdict.ts';
import type { IgnoredChange } from '../plan/decision.ts';

/** What the merge of one field may do, and who wins. */
export interface MergeRule {
  readonly writesHere: boolean;
  readonly writesThere: boolean;
  /** Why a change made on a side may not go to the other one, for the explanation. */
  readonly because: Readonly<Record<Side, IgnoredChange['because']>>;
  readonly conflict: ConflictRule;
  /** The side changed last, for `newest-wins`; the books when both moments are equal. */
  readonly newest: Side;
  /** Where references lead now that the books merged what they pointed at. Nobody edited a value that only followed. */
  readonly survivorOf: References['survivorOf'];
}

/** The three legs of one value. */
export interface Legs<Value = FieldValue> {
  readonly base: Value;
  readonly workspace: Value;
  readonly books: Value;
}

/** What each leg is to become. Equal to the leg given where nothing is to be written. */
export interface Merged<Value = FieldValue> extends Legs<Value> {
  readonly conflicts: readonly FieldConflict[];
  readonly ignored: readonly IgnoredChange[];
}

/**
 * Three-way merge of one value. A change on one side goes to the other; the same change on both is agreement; two
 * different changes follow the rule. Where the winner may not be written, the loser stays and the base moves to the
 * side that cannot follow, so that the same difference is not fought over again.
 */
export function mergeField(field: string, legs: Legs, rule: MergeRule): Merged {
  const contest = { field, legs, rule };
  if (isSameValue(legs.workspace, legs.books)) return { ...settled(legs.workspace), conflicts: [], ignored: [] };
  const changedHere = !isSameValue(legs.base, legs.workspace);
  const changedThere = !isSameValue(followed(legs.base, legs.books, rule), legs.books);
  if (!changedHere) return take('books', contest);
  if (!changedThere) return take('workspace', contest);
  const winner = winnerOf(rule);
  if (winner === null) return { ...legs, conflicts: [{ field, lineKey: null, ...legs }], ignored: [] };
  return takeContested(winner, contest);
}

/**
 * The base as the books' merges alone would have left it there, seeing what stands there now. Where the books did not say into what they
 * merged a record, it is what its references lead to now: they move all of them (entities.md §3.2).
 */
export function followed<Value extends FieldValue>(
  base: Value,
  now: FieldValue,
  { survivorOf }: Pick<MergeRule, 'survivorOf'>,
): Value | Reference {
  if (!isReference(base) || base.side !== 'workspace' || !isReference(now)) return base;
  const id = survivorOf(base.to, base.id);
  if (id === null && now.to === base.to) return now;
  return typeof id === 'string' ? { to: base.to, side: base.side, id } : base;
}

/** Null: a person decides. */
export function winnerOf(rule: Pick<MergeRule, 'conflict' | 'newest'>): Side | null {
  switch (rule.conflict) {
    case 'books-win':
      return 'books';
    case 'workspace-wins':
      return 'workspace';
    case 'newest-wins':
      return rule.newest;
    case 'ask':
      return null;
  }
}

const settled = (value: FieldValue): Legs => ({ base: value, workspace: value, books: value });

interface Contest {
  readonly field: string;
  readonly legs: Legs;
  readonly rule: MergeRule;
}

/** Only `winner` changed: its value goes over, or is left alone and explained. */
function take(winner: Side, { field, legs, rule }: Contest): Merged {
  const mayWrite = winner === 'books' ? rule.writesHere : rule.writesThere;
  if (mayWrite) return { ...settled(legs[winner]), conflicts: [], ignored: [] };
  return { ...legs, conflicts: [], ignored: [{ field, side: winner, because: rule.because[winner] }] };
}

/** Both changed: as `take`, but a winner that may not be written concedes the base to the other side. */
function takeContested(winner: Side, contest: Contest): Merged {
  const merged = take(winner, contest);
  if (merged.ignored.length === 0) return merged;
  const base = contest.legs[otherSide(winner)];
  return { ...merged, base };
}
