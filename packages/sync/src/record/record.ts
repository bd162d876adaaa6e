import type { Instant } from '@tieout/domain';
import type { Fields } from './field-value.ts';
import type { RecordKind } from './record-kind.ts';

/** How a record lives here. `inactive` is archived; `deleted` records are kept as long as a link or tombstone needs them. */
export const workspaceLives = ['live', 'inactive', 'voided', 'deleted'] as const;
export type WorkspaceLife = (typeof workspaceLives)[number];

/** How a record lives in the books: deactivated, deleted, voided and merged are four different things. */
export const booksLives = ['live', 'inactive', 'voided', 'deleted', 'merged'] as const;
export type BooksLife = (typeof booksLives)[number];

/** A record of the workspace, in workspace field names. */
export interface WorkspaceRecord {
  readonly kind: RecordKind;
  readonly id: string;
  /** Changes with every write; a write that names an older one is stale. */
  readonly version: string;
  readonly life: WorkspaceLife;
  readonly changedAt: Instant;
  readonly fields: Fields;
}

/** Our copy of a books record, in books field names, as the books last told it. */
export interface BooksRecord {
  readonly kind: RecordKind;
  readonly id: string;
  /** QuickBooks' SyncToken. */
  readonly version: string;
  readonly life: BooksLife;
  /** The survivor, when `life` is `merged` and the books told us; null when they did not. */
  readonly mergedInto: string | null;
  readonly changedAt: Instant;
  readonly fields: Fields;
}
