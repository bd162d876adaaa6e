import type { CompiledMapping, JournalIntent, RecordKind, WorkspaceRecord } from '@tieout/sync';
import type { Db, Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import type { MirrorEntry } from '../../observe/mirror-entry.ts';
import type { CompanyFacts } from '../sync-kind.ts';

/** What every room works with. */
export interface SyncContext {
  readonly company: CompanyFacts;
  /** Who stands in the timelines for what is linked and deleted. */
  readonly by: string;
  readonly mappingOf: (kind: RecordKind) => CompiledMapping;
  /** Whether a job does it, whose work is done again when the database loses it: answers are written without waiting for the disk. */
  readonly isRepeatable?: boolean;
  /** Records as QuickBooks just told them, whole, by entity, id and version: the engine itself only knows their mapped fields. */
  readonly fresh: Map<string, MirrorEntry>;
  /** Records of ours as they were when something was last carried out on them, by id: for what of them never changes. */
  readonly own: Map<string, WorkspaceRecord>;
  /** Entries of the journal that are not closed, by id, where they were begun or found here. */
  readonly begun: Map<string, JournalIntent>;
}

/** A room inside a transaction, or, for whoever only looks, outside of one. */
export interface RoomContext extends SyncContext {
  readonly tx: Db;
  readonly tools: BooksTools;
  /** Whether something is carried out, as against being looked at and decided about. */
  readonly isActing: boolean;
  /** Ids of records that this transaction holds: nobody else changes them until it ends. */
  readonly held: Set<string>;
  /** Records that it holds, as it read or wrote them last. */
  readonly known: Map<string, WorkspaceRecord>;
}

const isTransaction = (db: Db): db is Tx => db.isTransaction;

/** The transaction that records are written in. @throws Error in rooms that were made to look in */
export function writingIn({ tx }: RoomContext): Tx {
  if (isTransaction(tx)) return tx;
  throw new Error('Records are written in a transaction: these rooms are outside of one.');
}

/** The key of {@link SyncContext.fresh}. */
export const freshKey = (entity: string, id: string, version: string): string => `${entity}:${id}:${version}`;
