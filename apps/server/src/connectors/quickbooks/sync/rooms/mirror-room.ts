import { instant } from '@tieout/domain';
import type { BooksRecord, Mirror } from '@tieout/sync';
import { upsertMirror } from '../../observe/upsert-mirror.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import { freshKey, type RoomContext } from './room-context.ts';

/** The mirror of one connection. */
export const mirrorRoom = (context: RoomContext): Mirror => ({
  find: (kind, id) => findMirrored(context, kind, id),
  put: record => putMirrored(context, record),
});

async function findMirrored(
  { tx, company }: RoomContext,
  kind: BooksRecord['kind'],
  id: string,
): Promise<BooksRecord | null> {
  const row = await tx
    .selectFrom('mirror')
    .select(['sync_token', 'life', 'changed_at', 'fields', 'merged_into'])
    .where('connection_id', '=', company.connectionId)
    .where('entity', '=', getSyncKind(kind).entity)
    .where('books_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    kind,
    id,
    version: row.sync_token,
    life: row.life,
    mergedInto: row.merged_into,
    changedAt: instant(row.changed_at.toISOString()),
    fields: row.fields ?? {},
  };
}

/** Kept whole where QuickBooks told it whole; a record that is gone keeps what was last known of it. */
async function putMirrored({ tx, tools, company, fresh }: RoomContext, record: BooksRecord): Promise<void> {
  const { entity } = getSyncKind(record.kind);
  const entry = fresh.get(freshKey(entity, record.id, record.version));
  if (entry !== undefined) {
    await upsertMirror(tx, [entry], { connectionId: company.connectionId, observedAt: tools.now() });
    return;
  }
  await tx
    .updateTable('mirror')
    .set({ life: record.life, observed_at: tools.now() })
    .where('connection_id', '=', company.connectionId)
    .where('entity', '=', entity)
    .where('books_id', '=', record.id)
    .where('sync_token', '<=', record.version)
    .execute();
}
