import type { SyncState } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { BooksTools } from '../../books-tools.ts';

import { putInOutbox } from '../outbox.ts';
import { findJoined } from './find-joined.ts';
import { orderLook } from './order-look.ts';
import { readSyncState } from './sync-state-of-record.ts';

export interface RecordOrder {
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly order: 'by-rules' | 'send';
}

/**
 * Brings one record in step: QuickBooks is asked how it stands there now, and then both sides are decided about. The work is ordered; the
 * mark tells how it ends. @throws ProblemFault `not-found`, `not-connected`, `conflict` for a record that was unlinked by hand
 */
export async function syncRecord(
  tools: BooksTools,
  actor: Actor,
  { kind, recordId, order }: RecordOrder,
): Promise<SyncState> {
  const { workspaceId } = actor;
  await tools.db.transaction().execute(async tx => {
    const { connectionId, sync, record, booksId, partedFrom } = await findJoined(tx, { workspaceId, kind, recordId });
    if (partedFrom !== null) {
      throw new ProblemFault('conflict', 'You unlinked this record from QuickBooks. Link it again first.');
    }
    const isOrdered = order === 'send';
    const at = tools.now();
    await putInOutbox(tx, { connectionId, workspaceId, kind, recordId, by: actor.name, at, isOrdered });
    if (booksId !== null) await orderLook(tx, tools, { connectionId, entity: sync.entity, booksId });
    await tx.updateTable(sync.table).set({ mark: 'waiting-out' }).where('id', '=', record.id).execute();
    await tools.announce(tx, { workspaceId, topic: sync.table, id: recordId });
  });
  return readSyncState(tools.db, { kind, key: { workspaceId, id: recordId }, now: tools.now() });
}
