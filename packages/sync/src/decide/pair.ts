import type { Link, Tombstone } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { Answers } from './answers.ts';
import type { Candidate, MatchReason } from '../verdict/verdict.ts';

/** Two unlinked records (or one) taken for the same, or not. Made by `matchLists`, or by a person. */
export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly reason: MatchReason; readonly score: number }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] };

export const noMatch: Match = { kind: 'none' };

/** Everything the planner is told about one record: its two sides, their past, and what a person said about it. */
export interface Pair {
  readonly kind: RecordKind;
  readonly workspace: WorkspaceRecord | null;
  readonly books: BooksRecord | null;
  readonly link: Link | null;
  readonly tombstone: Tombstone | null;
  readonly match: Match;
  readonly answers: Answers;
  /** The survivor of a merge in the books, and who is linked to it, when `books.life` is `merged`. */
  readonly mergeTarget: MergeTarget | null;
}

/** A pair whose named part is there. */
export type PairWith<Part extends keyof Pair> = Pair & { readonly [Name in Part]: NonNullable<Pair[Name]> };

/** Asks for it without a copy: a list of a hundred thousand records is decided in seconds. */
export const isPairWith = <Part extends keyof Pair>(pair: Pair, part: Part): pair is PairWith<Part> =>
  pair[part] !== null;

export interface MergeTarget {
  readonly record: BooksRecord;
  readonly linkedTo: string | null;
}
