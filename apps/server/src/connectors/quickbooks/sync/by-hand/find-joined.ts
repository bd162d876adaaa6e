import type { RecordKind, WorkspaceRecord } from '@tieout/sync';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Db } from '../../../../store/store.ts';
import { findConnectionOf } from '../../connection/company-of-record.ts';
import { notConnected } from '../../connection/working-connection.ts';
import { findSyncKind } from '../kinds/sync-kinds.ts';
import type { SyncKind } from '../sync-kind.ts';

/** A record that a person points at. */
export interface PointedRecord {
  readonly workspaceId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
}

/** The record with the connection that it can be joined through. */
export interface JoinedRecord {
  readonly connectionId: string;
  readonly sync: SyncKind;
  readonly record: WorkspaceRecord;
  /** Null while it is linked to nothing. */
  readonly booksId: string | null;
  /** What it was unlinked from by a person, if it was. */
  readonly partedFrom: string | null;
}

/** @throws ProblemFault `not-found`, `not-connected`, `conflict` for kinds that cannot be joined one by one */
export async function findJoined(db: Db, { workspaceId, kind, recordId }: PointedRecord): Promise<JoinedRecord> {
  const sync = findSyncKind(kind);
  if (sync === undefined) throw new ProblemFault('conflict', 'Records of this kind are not linked one by one.');
  const record = await sync.find(db, { workspaceId, id: recordId });
  if (record === null) throw new ProblemFault('not-found', 'There is no such record. It may have been removed.');
  const connection = await findConnectionOf(db, { workspaceId, kind, recordId });
  if (connection === undefined) throw notConnected();
  const row = await db
    .selectFrom('connection')
    .leftJoin('link', join =>
      join
        .onRef('link.connection_id', '=', 'connection.id')
        .on('link.kind', '=', kind)
        .on('link.record_id', '=', recordId),
    )
    .leftJoin('kept_apart as k', join =>
      join.onRef('k.connection_id', '=', 'connection.id').on('k.kind', '=', kind).on('k.record_id', '=', recordId),
    )
    .select(['link.books_id', 'k.books_id as parted_from'])
    .where('connection.id', '=', connection.id)
    .executeTakeFirstOrThrow();
  return { connectionId: connection.id, sync, record, booksId: row.books_id, partedFrom: row.parted_from };
}
