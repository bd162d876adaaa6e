import { instant } from '@tieout/domain';
import type { BooksRecord, Mirror } from '@tieout/sync';
import { upsertMirror } from '../../observe/upsert-mirror.ts';
import { withoutParent } from '../hide-unlinked-parents.ts';
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
  const record: BooksRecord = {
    kind,
    id,
    version: row.sync_token,
    life: row.life,
    mergedInto: row.merged_into,
    changedAt: instant(row.changed_at.toISOString()),
    fields: row.fields ?? {},
  };
  const { parent } = record.fields;
  if (typeof parent !== 'string') return record;
  const isLinked = await isLinkedThere({ tx, company }, kind, parent);
  return withoutParent(record, () => isLinked);
}

async function isLinkedThere(
  { tx, company }: Pick<RoomContext, 'tx' | 'company'>,
  kind: BooksRecord['kind'],
  booksId: string,
): Promise<boolean> {
  const link = await tx
    .selectFrom('link')
    .select('record_id')
    .where('connection_id', '=', company.connectionId)
    .where('kind', '=', kind)
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  return link !== undefined;
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
