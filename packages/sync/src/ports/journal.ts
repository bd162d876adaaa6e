import type { Instant } from '@tieout/domain';
import type { PairKey, Step } from '../plan/step.ts';
import type { Fields } from '../record/field-value.ts';
import type { Link, Tombstone } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { BooksCommand } from './books-writer.ts';

/** How a pair stood at a moment: what time travel shows and what undo goes back to. */
export interface PairState {
  readonly workspace: WorkspaceRecord | null;
  readonly books: BooksRecord | null;
  readonly link: Link | null;
  readonly tombstone: Tombstone | null;
}

/** What is about to be done about one pair, written before it is done. */
export interface JournalIntent {
  readonly id: string;
  readonly runId: string;
  /** Order within the run. */
  readonly sequence: number;
  readonly key: PairKey;
  readonly name: string;
  readonly verdict: Verdict;
  readonly steps: readonly Step[];
  readonly mode: RunMode;
  /** Null for purely local decisions. */
  readonly remote: RemoteIntent | null;
  readonly before: PairState;
  readonly at: Instant;
}

/** `sync` settles by merging the answer; `undo` carries its steps out to the letter. */
export type RunMode = 'sync' | 'undo';

/** The call to the books, kept so that it can be sent again word for word. */
export interface RemoteIntent {
  readonly requestId: string;
  /** Place in the batch that shares the request id. */
  readonly position: number;
  /** Counts the attempts at this record: a new decision never re-uses an old request id (C07). */
  readonly generation: number;
  readonly command: BooksCommand;
  /** The workspace fields that the command carries, in workspace terms: what the books agree to by accepting. */
  readonly sent: Fields;
}

/** How it ended. Written once. */
export interface JournalOutcome {
  readonly verdict: Verdict;
  readonly after: PairState;
  readonly at: Instant;
}

export interface JournalEntry extends JournalIntent {
  readonly outcome: JournalOutcome | null;
}

/** Append-only memory of everything a connection did: audit trail, crash recovery and source of undo. */
export interface Journal {
  /** Appends intents. Committed before any call they describe is made. */
  intend(intents: readonly JournalIntent[]): Promise<void>;
  /** Closes an entry. Closing one that is closed is a fault of the caller. */
  settle(entryId: string, outcome: JournalOutcome): Promise<void>;
  /**
   * Entries with a remote call whose outcome is not known, in order: a crash or a lost answer left them. A batch is closed
   * in one transaction, so that it is here whole or not at all.
   */
  unsettled(): Promise<readonly JournalEntry[]>;
  /** How many remote attempts at this record were intended so far. */
  generationOf(key: PairKey): Promise<number>;
  /** The entries of a run, in order. */
  ofRun(runId: string): Promise<readonly JournalEntry[]>;
}
