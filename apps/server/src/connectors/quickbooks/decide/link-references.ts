import { linkIndex, type LinkIndex } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

/** All links of a kind, from either end. */
export async function linkReferences(db: Db, connectionId: string, kind: ListKind): Promise<LinkIndex> {
  const rows = await db
    .selectFrom('link')
    .select(['record_id', 'books_id'])
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .execute();
  return linkIndex(rows.map(row => ({ kind, workspaceId: row.record_id, booksId: row.books_id })));
}
