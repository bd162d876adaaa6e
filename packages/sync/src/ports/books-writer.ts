import type { Fields } from '../record/field-value.ts';
import type { BooksRecord, WorkspaceLife } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/**
 * One write to the books, in books field names and ids. A line that the books know has their line id as key, a new
 * one an empty key. Plain JSON: it is journaled, and sent again word for word after a lost answer.
 */
export type BooksCommand =
  | {
      readonly kind: 'create';
      readonly record: RecordKind;
      /** Ours, for connectors that store it in the books. */
      readonly workspaceId: string;
      readonly fields: Fields;
    }
  | {
      readonly kind: 'change';
      readonly record: RecordKind;
      readonly id: string;
      /** The SyncToken: the books refuse the write when they hold a newer version. */
      readonly version: string;
      /** Only what changes; a list of lines is always whole. */
      readonly fields: Fields;
      /** Null: lives on as it does. A record brought back also needs its clean name: send it with the fields. */
      readonly life: WorkspaceLife | null;
      /** The record as we hold it, for connectors that must repeat required fields. */
      readonly current: BooksRecord;
    };

/** What the books said to one command. */
export type CommandOutcome =
  /** Done. The record as it stands there now is the truth. */
  | { readonly kind: 'written'; readonly record: BooksRecord }
  /** They hold a newer version. */
  | { readonly kind: 'stale' }
  /** They do not have it any more. */
  | { readonly kind: 'gone' }
  /** They will not do it. `cause` groups problems (a fault code); `message` is for people. */
  | { readonly kind: 'refused'; readonly cause: string; readonly message: string };

/** What became of a batch. */
export type BatchAnswer =
  /** One outcome a command, in order. A refused command never takes others with it. */
  | { readonly kind: 'answered'; readonly outcomes: readonly CommandOutcome[] }
  /** Nobody knows: time-out, broken connection, server fault. Send the same batch with the same request id again. */
  | { readonly kind: 'unknown'; readonly message: string }
  /** Certainly not done: no token, no connection, company read-only. Sending again is pointless until a person acts. */
  | { readonly kind: 'down'; readonly message: string };

/** Most commands in one batch (protocol.md §5). */
export const batchSizeMax = 30;

/** Commands that travel together under one request id; they must not depend on each other. */
export interface BooksBatch {
  readonly requestId: string;
  readonly commands: readonly BooksCommand[];
}

/** The way into the books. Throttles, refreshes tokens and backs off by itself. */
export interface BooksWriter {
  /** Writes. The same request id with the same commands gives the same answer and does nothing twice. */
  write(batch: BooksBatch): Promise<BatchAnswer>;
  /** Reads one record afresh; null when the connection is down. A record that is gone comes back as `deleted`. */
  refresh(kind: RecordKind, id: string): Promise<BooksRecord | null>;
}
