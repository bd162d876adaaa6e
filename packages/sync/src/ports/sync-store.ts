import type { AnswerBook } from './answer-book.ts';
import type { Journal } from './journal.ts';
import type { Links, Tombstones } from './links.ts';
import type { Mirror } from './mirror.ts';
import type { PairStates } from './pair-states.ts';
import type { WorkspaceRecords } from './workspace-records.ts';

/** The state of one connection, seen from inside a transaction. */
export interface SyncRooms {
  readonly mirror: Mirror;
  readonly records: WorkspaceRecords;
  readonly links: Links;
  readonly tombstones: Tombstones;
  readonly journal: Journal;
  readonly answers: AnswerBook;
  /** What the rooms above hold of a pair, in one look. */
  readonly states: PairStates;
}

/**
 * Where the state lives. A transaction is all or nothing and sees its own writes; when `work` throws nothing of it
 * remains. The caller makes no remote call inside one.
 */
export interface SyncStore {
  transaction<Result>(work: (rooms: SyncRooms) => Promise<Result>): Promise<Result>;
}
