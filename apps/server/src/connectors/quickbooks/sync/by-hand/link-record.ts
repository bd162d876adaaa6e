import type { SyncState } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import { addStory } from '../../../../records/timeline.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { putInOutbox } from '../outbox.ts';
import { findJoined, type JoinedRecord } from './find-joined.ts';
import { readSyncState } from './sync-state-of-record.ts';

export interface LinkOrder {
  readonly kind: RecordKind;
  readonly recordId: string;
  /** Absent: the one that it was unlinked from. */
  readonly booksId: string | undefined;
}

/**
 * Says that a record here and one in QuickBooks are the same: they are linked by the linking rule, and brought in step. The work is
 * ordered; the mark tells how it ends. @throws ProblemFault `not-found`, `not-connected`, `conflict`
 */
export async function linkRecord(tools: BooksTools, actor: Actor, order: LinkOrder): Promise<SyncState> {
  const { workspaceId } = actor;
  const { kind, recordId } = order;
  await tools.db.transaction().execute(async tx => {
    const joined = await findJoined(tx, { workspaceId, kind, recordId });
    const { connectionId, sync } = joined;
    const booksId = await requireFree(tx, joined, order.booksId);
    await sql`
      delete from kept_apart where connection_id = ${connectionId} and kind = ${kind}
        and (record_id = ${recordId} or books_id = ${booksId})`.execute(tx);
    const at = tools.now();
    const waiting = { connectionId, workspaceId, kind, recordId, by: actor.name, at };
    await putInOutbox(tx, { ...waiting, isOrdered: true, chosenBooksId: booksId });
    await tx.updateTable(sync.table).set({ mark: 'waiting-out' }).where('id', '=', recordId).execute();
    const sentence = `${actor.name} linked it to the record ${booksId} of QuickBooks.`;
    await addStory(tx, tools, { recordKind: kind, recordId, kind: 'linked', sentence, actor });
    await tools.announce(tx, { workspaceId, topic: sync.table, id: recordId });
  });
  return readSyncState(tools.db, { kind, key: { workspaceId, id: recordId }, now: tools.now() });
}

/** One record of QuickBooks is linked to one here at most. */
async function requireFree(tx: Tx, joined: JoinedRecord, given: string | undefined): Promise<string> {
  const { connectionId, sync, booksId: linkedTo, partedFrom } = joined;
  if (linkedTo !== null) throw new ProblemFault('conflict', 'This record is linked already. Unlink it first.');
  const booksId = given ?? partedFrom;
  if (booksId === null) throw new ProblemFault('conflict', 'Choose the record of QuickBooks that it is.');
  const { rows } = await sql<{ readonly life: string; readonly holder: string | null }>`
    select m.life, l.record_id::text as holder from mirror m
    left join link l on l.connection_id = m.connection_id and l.kind = ${sync.kind} and l.books_id = m.books_id
    where m.connection_id = ${connectionId} and m.entity = ${sync.entity} and m.books_id = ${booksId}`.execute(tx);
  const [there] = rows;
  if (there === undefined) throw new ProblemFault('conflict', 'QuickBooks has not told us about that record.');
  if (there.holder !== null) throw new ProblemFault('conflict', 'Another record here is linked to it already.');
  if (there.life === 'live') return booksId;
  throw new ProblemFault('conflict', 'That record is not active in QuickBooks any more. Make it active there first.');
}
