import type { Fields, FieldValue, Side } from '../record/field-value.ts';
import type { Base, Link } from '../record/link.ts';
import type { WorkspaceLife } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** One field before and after; both in workspace names and values. */
export interface FieldChange {
  readonly from: FieldValue;
  readonly to: FieldValue;
}
export type FieldChanges = Readonly<Record<string, FieldChange>>;

/**
 * One thing to do. Steps are the only way anything is written: the preview shows them, the executor runs them,
 * the journal keeps them, undo inverts them. All fields are in workspace names and values; the connector of a
 * side translates at the last moment, when every reference is known.
 */
export type Step =
  /** Make the record on `side` as a copy of the other side's, and link the two with `base`. */
  | {
      readonly kind: 'create';
      readonly side: Side;
      /** Id of the record on the other side. */
      readonly sourceId: string;
      readonly life: WorkspaceLife;
      readonly fields: Fields;
      readonly base: Base;
    }
  /** Write `changes` to the record, provided it still has `version`. */
  | {
      readonly kind: 'update';
      readonly side: Side;
      readonly id: string;
      readonly version: string;
      readonly changes: FieldChanges;
    }
  /** Deactivate, void, delete or bring back, provided the record still has `version`. */
  | {
      readonly kind: 'set-life';
      readonly side: Side;
      readonly id: string;
      readonly version: string;
      readonly from: WorkspaceLife;
      readonly to: WorkspaceLife;
    }
  /** Join two existing records. */
  | {
      readonly kind: 'link';
      readonly workspaceId: string;
      readonly booksId: string;
      readonly base: Base;
      readonly lineIds: Link['lineIds'];
    }
  /** Move the agreed base of an existing link, and its books end when a merge was followed. */
  | {
      readonly kind: 'rebase';
      readonly workspaceId: string;
      readonly booksId: string;
      readonly base: Base;
      readonly lineIds: Link['lineIds'];
      readonly previousBooksId: string;
    }
  /** Drop the link; `tombstone` keeps the books record from coming back. */
  | { readonly kind: 'unlink'; readonly workspaceId: string; readonly booksId: string; readonly tombstone: boolean }
  /** Forget a tombstone, because the person wants the record back. */
  | { readonly kind: 'unbury'; readonly booksId: string };

/** The pair a decision is about; at least one id is set. */
export interface PairKey {
  readonly kind: RecordKind;
  readonly workspaceId: string | null;
  readonly booksId: string | null;
}

/** Text form of a pair's key, for maps, logs and the journal. */
export const pairText = (key: PairKey): string => `${key.kind}:${key.workspaceId ?? ''}:${key.booksId ?? ''}`;
