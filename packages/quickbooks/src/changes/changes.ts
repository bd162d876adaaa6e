import type { ChangeFeedName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import type { CallOptions } from '../transport/call.ts';

export interface ChangesRequest extends CallOptions {
  /** Kinds of records to ask about; at least one. */
  readonly names: readonly ChangeFeedName[];
  /** Milliseconds since 1970. Let it overlap the last watermark by minutes: times have seconds only and may lag. */
  readonly sinceMs: number;
}

/** A record in its current, full state. An inactive one is a change like any other: `Active` is false. */
export type ChangedRecord = {
  [Name in ChangeFeedName]: { readonly name: Name; readonly record: Entity<Name> };
}[ChangeFeedName];

/** A transaction that was deleted. Read it again before deleting anything: updates have been reported as deletions (protocol.md §4). */
export interface DeletedRecord {
  readonly name: ChangeFeedName;
  readonly id: string;
  readonly deletedAt: string | undefined;
}

/**
 * Deletions of this kind between `sinceMs` and `untilMs` may be missing: QuickBooks cuts an answer off at 1000 records and has no way
 * to ask for the rest. Changed records are complete. Compare all ids of the kind to find the deletions.
 */
export interface ChangesGap {
  readonly name: ChangeFeedName;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** What happened since, or that nobody can tell any more. */
export type Changes =
  | {
      readonly kind: 'changes';
      readonly changed: readonly ChangedRecord[];
      readonly deleted: readonly DeletedRecord[];
      /** Nothing is missing when this is empty. */
      readonly gaps: readonly ChangesGap[];
      /** QuickBooks' clock at the first answer: the `sinceMs` of the next look, less an overlap. */
      readonly watermarkMs: number;
    }
  /** Further back than QuickBooks remembers: read everything again. */
  | { readonly kind: 'too-old'; readonly oldestMs: number };

/** How far back the change feed reaches (protocol.md §4). */
export const LOOK_BACK_MS = 30 * 24 * 60 * 60 * 1000;
/** An answer with this many records was cut off. */
export const CHANGES_PER_ANSWER_MAX = 1000;
