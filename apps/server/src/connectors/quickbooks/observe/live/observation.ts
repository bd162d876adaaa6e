import type { MirrorEntry } from '../mirror-entry.ts';
import type { FollowedEntity } from './followed-entity.ts';

/** The record as QuickBooks has it. */
export interface Seen {
  readonly kind: 'seen';
  readonly entity: FollowedEntity;
  readonly booksId: string;
  readonly entry: MirrorEntry;
}

/** QuickBooks no longer has the record: a transaction was deleted, a record of a list was merged into another. */
export interface Gone {
  readonly kind: 'gone';
  readonly entity: FollowedEntity;
  readonly booksId: string;
  /** The survivor of a merge; null when nobody named it. */
  readonly mergedInto: string | null;
  readonly at: Date | null;
}

/** What a look at one record brought. */
export type Observation = Seen | Gone;

/** A record that is to be looked at. */
export interface WantedRecord {
  readonly entity: FollowedEntity;
  readonly booksId: string;
  /** Somebody said that it is gone: then one look is enough to believe it. */
  readonly isSaidGone: boolean;
  readonly mergedInto: string | null;
}

/** To look at a record because something else points at it. */
export const wantedRecord = (entity: FollowedEntity, booksId: string): WantedRecord => ({
  entity,
  booksId,
  isSaidGone: false,
  mergedInto: null,
});
