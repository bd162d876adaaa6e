import type { GeneratedAlways } from 'kysely';
import type { BooksLife, Fields } from '@tieout/sync';
import type { JsonColumn } from './json-column.ts';

/** Rows of `migrations/0021-history.sql`, written by triggers. */
export interface HistoryTables {
  readonly record_past: RecordPastRow;
  readonly mirror_past: MirrorPastRow;
}

export interface RecordPastRow {
  readonly id: GeneratedAlways<string>;
  readonly workspace_id: string;
  readonly kind: string;
  readonly record_id: string;
  readonly replaced_at: Date;
  readonly state: JsonColumn<unknown>;
}

export interface MirrorPastRow {
  readonly id: GeneratedAlways<string>;
  readonly connection_id: string;
  readonly entity: string;
  readonly books_id: string;
  readonly changed_at: Date;
  readonly replaced_at: Date;
  readonly life: BooksLife;
  readonly payload: JsonColumn<unknown>;
  readonly fields: JsonColumn<Fields> | null;
}
