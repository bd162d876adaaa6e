import type { SyncState } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import { closeProblems } from '../../../../problems/open-problem.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import { addStory } from '../../../../records/timeline.ts';
import type { BooksTools } from '../../books-tools.ts';
import { findJoined } from './find-joined.ts';
import { readSyncState } from './sync-state-of-record.ts';

/**
 * Parts a record from its counterpart: the link is dropped, both stay as they are, and neither is matched, made or changed because of the
 * other until a person links them again (U35). @throws ProblemFault `not-found`, `not-connected`, `conflict`
 */
export async function unlinkRecord(
  tools: BooksTools,
  actor: Actor,
  { kind, recordId }: { readonly kind: RecordKind; readonly recordId: string },
): Promise<SyncState> {
  const { workspaceId } = actor;
  await tools.db.transaction().execute(async tx => {
    const { connectionId, sync, booksId } = await findJoined(tx, { workspaceId, kind, recordId });
    if (booksId === null) throw new ProblemFault('conflict', 'This record is not linked to QuickBooks.');
    const pair = { connection_id: connectionId, workspace_id: workspaceId, kind, record_id: recordId };
    for (const table of ['link', 'outbox'] as const) {
      await tx
        .deleteFrom(table)
        .where('connection_id', '=', connectionId)
        .where('kind', '=', kind)
        .where('record_id', '=', recordId)
        .execute();
    }
    await tx
      .insertInto('kept_apart')
      .values({ ...pair, books_id: booksId, parted_by: actor.name, parted_at: tools.now() })
      .onConflict(conflict =>
        conflict.columns(['connection_id', 'kind', 'record_id']).doUpdateSet({ books_id: booksId }),
      )
      .execute();
    await tx.updateTable(sync.table).set({ mark: 'left-alone' }).where('id', '=', recordId).execute();
    await closeProblems(tx, tools, { recordId, how: 'the record was unlinked' });
    const sentence = `${actor.name} unlinked it from QuickBooks.`;
    await addStory(tx, tools, { recordKind: kind, recordId, kind: 'unlinked', sentence, actor });
    await tools.announce(tx, { workspaceId, topic: sync.table, id: recordId });
  });
  return readSyncState(tools.db, { kind, key: { workspaceId, id: recordId }, now: tools.now() });
}
