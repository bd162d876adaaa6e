import type { Instant } from '@tieout/domain';
import type { Reference, Side } from '../record/field-value.ts';
import type { WorkspaceLife } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** What was or would be done. */
export type DoneVerdict =
  | { readonly code: 'created'; readonly side: Side }
  | { readonly code: 'updated'; readonly sides: readonly Side[]; readonly fields: readonly string[] }
  | { readonly code: 'linked'; readonly by: MatchReason }
  | { readonly code: 'removed'; readonly side: Side; readonly how: Removal }
  | { readonly code: 'restored'; readonly side: Side }
  | { readonly code: 'followed-merge'; readonly into: string }
  | { readonly code: 'unlinked' }
  /** `removed`: where the run had made the record, which goes again; absent: nowhere. */
  | { readonly code: 'undone'; readonly removed?: readonly Side[] };

/** Looked at and left alone on purpose. */
export type SkippedVerdict =
  | { readonly code: 'unchanged' }
  | { readonly code: 'same-name-exists'; readonly workspaceId: string; readonly name: string }
  | { readonly code: 'deleted-here'; readonly deletedAt: Instant | null }
  /** A person parted the two. */
  | { readonly code: 'kept-apart' }
  | { readonly code: 'kind-off' }
  | { readonly code: 'only-in' }
  | { readonly code: 'only-out' }
  | { readonly code: 'create-off'; readonly side: Side }
  | { readonly code: 'update-off'; readonly side: Side; readonly fields: readonly string[] }
  | { readonly code: 'deletion-kept'; readonly side: Side; readonly life: Removal }
  | { readonly code: 'inactive-there'; readonly life: Removal }
  | { readonly code: 'never-sent' }
  | { readonly code: 'not-chosen' };

/** Waits for something else, and goes on by itself once that is there. */
export type HeldVerdict =
  | { readonly code: 'reference-not-linked'; readonly field: string; readonly reference: Reference }
  | { readonly code: 'dependency-failed'; readonly reference: Reference }
  | { readonly code: 'not-seen-there' }
  | { readonly code: 'connection-down' }
  | { readonly code: 'keeps-changing' }
  | { readonly code: 'outcome-unknown' };

/** A person must settle it. */
export type ProblemVerdict =
  | { readonly code: 'conflict'; readonly fields: readonly FieldConflict[] }
  | { readonly code: 'several-candidates'; readonly candidates: readonly Candidate[] }
  | {
      readonly code: 'edit-against-deletion';
      readonly deletedOn: Side;
      readonly how: Removal;
      readonly fields: readonly string[];
    }
  | { readonly code: 'removed-there'; readonly how: Removal }
  | { readonly code: 'merge-target-unknown' }
  | { readonly code: 'merge-target-linked'; readonly into: string; readonly workspaceId: string }
  | { readonly code: 'name-taken'; readonly name: string; readonly holder: NameHolder; readonly proposal: string }
  | { readonly code: 'name-missing' }
  | { readonly code: 'mapping-missing'; readonly field: string; readonly value: string; readonly side: Side }
  | { readonly code: 'life-impossible'; readonly kind: RecordKind; readonly life: WorkspaceLife }
  | { readonly code: 'refused'; readonly side: Side; readonly cause: string; readonly message: string }
  | { readonly code: 'undo-moved-on'; readonly side: Side; readonly fields: readonly string[] }
  | {
      readonly code: 'undo-impossible';
      readonly kind: RecordKind;
      readonly life: WorkspaceLife;
      readonly to: WorkspaceLife;
    }
  | { readonly code: 'undo-in-use'; readonly kind: RecordKind }
  | { readonly code: 'undo-by-hand'; readonly kind: RecordKind; readonly wasMailed: boolean };

export type Verdict = DoneVerdict | SkippedVerdict | HeldVerdict | ProblemVerdict;
export type VerdictCode = Verdict['code'];

export const removals = ['inactive', 'voided', 'deleted', 'merged'] as const;
export type Removal = (typeof removals)[number];

/** A field changed on both sides: the three values a person chooses between. Values are JSON of FieldValue. */
export interface FieldConflict {
  readonly field: string;
  /** Set when the conflict lies inside one line of a document. */
  readonly lineKey: string | null;
  readonly base: unknown;
  readonly workspace: unknown;
  readonly books: unknown;
}

/** Why two records were taken for the same, strongest first. */
export const matchReasons = ['foreign-id', 'email-and-name', 'sku', 'document', 'name', 'person'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** A record that may be the same, on the side opposite to the one decided about. */
export interface Candidate {
  readonly side: Side;
  readonly id: string;
  readonly name: string;
  readonly reason: MatchReason;
  /** 0 to 100. */
  readonly score: number;
}

/** Who holds a name in the books: customers, vendors and employees share one name space. */
export interface NameHolder {
  readonly kind: 'customer' | 'vendor' | 'employee' | 'item';
  /** Null: a record that this very plan is going to create. */
  readonly booksId: string | null;
}
