import { instant } from '@tieout/domain';
import type { Tombstones } from '@tieout/sync';
import type { RoomContext } from './room-context.ts';

/** The tombstones of one connection. */
export const tombstonesRoom = ({ tx, company, by }: RoomContext): Tombstones => ({
  find: async (kind, booksId) => {
    const row = await tx
      .selectFrom('tombstone')
      .select(['record_id', 'name', 'deleted_at'])
      .where('connection_id', '=', company.connectionId)
      .where('kind', '=', kind)
      .where('books_id', '=', booksId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const deletedAt = instant(row.deleted_at.toISOString());
    return { kind, booksId, workspaceId: row.record_id, name: row.name, deletedAt };
  },
  bury: async ({ kind, booksId, workspaceId, name, deletedAt }) => {
    await tx
      .insertInto('tombstone')
      .values({
        connection_id: company.connectionId,
        workspace_id: company.workspaceId,
        kind,
        books_id: booksId,
        record_id: workspaceId,
        name,
        deleted_by: by,
        deleted_at: new Date(deletedAt),
      })
      .onConflict(conflict => conflict.columns(['connection_id', 'kind', 'books_id']).doNothing())
      .execute();
  },
  unbury: async (kind, booksId) => {
    await tx
      .deleteFrom('tombstone')
      .where('connection_id', '=', company.connectionId)
      .where('kind', '=', kind)
      .where('books_id', '=', booksId)
      .execute();
  },
});
