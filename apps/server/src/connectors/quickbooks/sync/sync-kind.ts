import type { BatchItem, EntityName } from '@tieout/quickbooks';
import type { RawBuilder } from 'kysely';
import type { BooksCommand, Fields, RecordKind, WorkspaceLife, WorkspaceRecord } from '@tieout/sync';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';

/** What of the connection a write of any kind may need beside the record itself. */
export interface CompanyFacts {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly currency: string;
  /** Where sales of items without an account of their own go (I2G-07). */
  readonly incomeAccount: { readonly id: string; readonly name: string } | null;
}

/** A record that is to be made here. References in the fields are plain ids of ours. */
export interface Making {
  readonly company: CompanyFacts;
  readonly id: string;
  readonly fields: Fields;
  readonly life: WorkspaceLife;
}

export interface Changing {
  readonly company: CompanyFacts;
  readonly key: RecordKey;
  /** As it stands; held since. */
  readonly stored: WorkspaceRecord;
  /** What changes; the others stay. */
  readonly fields: Fields;
}

/** A command as the client takes it; or why it cannot be said in QuickBooks' terms, known before anything is sent. */
export type PhrasedItem = BatchItem | { readonly kind: 'impossible'; readonly cause: string; readonly message: string };

/**
 * How one kind of record is read, written and said to QuickBooks: all that the store and the writer need to know about it. The methods
 * that write run inside a transaction that holds the record; they raise its version and throw `ProblemFault` for values that the
 * workspace's own rules refuse.
 */
export interface SyncKind {
  readonly kind: RecordKind;
  /** What it is called in the mirror. */
  readonly entity: EntityName;
  /** The table with `id`, `workspace_id`, `version` and `mark`. */
  readonly table: 'customer' | 'item' | 'invoice';
  /** The columns that `recordOf` reads. */
  readonly columns: RawBuilder<unknown>;
  /** A row of those columns as a record. */
  readonly recordOf: (row: object) => WorkspaceRecord;
  /** The record whatever its life; null when it never existed or was purged. */
  readonly find: (db: Db, key: RecordKey) => Promise<WorkspaceRecord | null>;
  readonly make: (tx: Tx, tools: BooksTools, making: Making) => Promise<void>;
  /** Answers with the record as it is then. */
  readonly change: (tx: Tx, tools: BooksTools, changing: Changing) => Promise<WorkspaceRecord>;
  readonly setLife: (
    tx: Tx,
    tools: BooksTools,
    at: { readonly key: RecordKey; readonly life: WorkspaceLife },
  ) => Promise<void>;
  /**
   * Pure: the same command and facts always give the same words, so that a lost call can be sent again. `own` is the record that is to
   * be created there, for what never changes and no mapping carries: its currency.
   */
  readonly phrase: (command: BooksCommand, company: CompanyFacts, own: WorkspaceRecord | null) => PhrasedItem;
}
