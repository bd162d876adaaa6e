import type { ColumnType, Generated } from 'kysely';
import type { Answers, PairState, RecordKind, RemoteIntent, RunMode, Step, Verdict } from '@tieout/sync';
import type { JsonColumn } from './json-column.ts';

/** Rows of `migrations/0010-both-ways.sql` and `0027-awaited-answers.sql`. */
export interface SyncTables {
  readonly outbox: OutboxRow;
  readonly sync_entry: SyncEntryRow;
  readonly pair_answer: PairAnswerRow;
  readonly kept_apart: KeptApartRow;
  readonly awaited_answer: AwaitedAnswerRow;
}

interface PairColumns {
  readonly connection_id: string;
  readonly workspace_id: string;
  readonly kind: RecordKind;
}

export interface OutboxRow extends PairColumns {
  readonly record_id: string;
  readonly generation: Generated<number>;
  readonly since: Date;
  readonly changed_by: string;
  readonly is_ordered: Generated<boolean>;
  readonly chosen_books_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly held: JsonColumn<Verdict> | null;
}

export interface SyncEntryRow extends PairColumns {
  readonly id: string;
  readonly run_id: string;
  readonly sequence: number;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly name: string;
  readonly mode: RunMode;
  readonly verdict: JsonColumn<Verdict>;
  readonly steps: JsonColumn<readonly Step[]>;
  readonly before: JsonColumn<PairState>;
  readonly remote: JsonColumn<RemoteIntent> | null;
  readonly begun_at: Date;
  readonly outcome: JsonColumn<{ readonly verdict: Verdict; readonly after: PairState }> | null;
  readonly settled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PairAnswerRow extends PairColumns {
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly answers: JsonColumn<Answers>;
  readonly answered_by: string;
  readonly answered_at: Date;
}

export interface KeptApartRow extends PairColumns {
  readonly record_id: string;
  readonly books_id: string;
  readonly parted_by: string;
  readonly parted_at: Date;
}

export interface AwaitedAnswerRow {
  readonly journal_id: string;
  readonly connection_id: string;
  readonly entity: string;
  readonly books_id: string;
}
