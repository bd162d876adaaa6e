import type { Db } from '../../../store/store.ts';

/** The QuickBooks id of a record here, or undefined while it is linked to none. */
export async function findBooksId(
  db: Db,
  record: { readonly connectionId: string; readonly kind: 'customer' | 'item' | 'invoice'; readonly recordId: string },
): Promise<string | undefined> {
  const link = await db
    .selectFrom('link')
    .select('books_id')
    .where('connection_id', '=', record.connectionId)
    .where('kind', '=', record.kind)
    .where('record_id', '=', record.recordId)
    .executeTakeFirst();
  return link?.books_id;
}

/** Any write of this record that was begun and whose outcome is not known. */
export async function findPendingWrite(db: Db, connectionId: string, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('record_id', '=', recordId)
    .where('outcome', '=', 'pending')
    .orderBy('id')
    .executeTakeFirst();
  return row?.id;
}

/** A creation of this record that was begun and whose outcome is not known: it must be sent again, not anew. */
export async function findPendingCreate(db: Db, connectionId: string, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('record_id', '=', recordId)
    .where('outcome', '=', 'pending')
    .where('action', '=', 'create')
    .executeTakeFirst();
  return row?.id;
}
