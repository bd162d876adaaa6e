import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { DocumentEntity } from '../write/document-request.ts';
import { findPointedAt } from './find-pointed-at.ts';

export interface HistoryAsked {
  readonly connectionId: string;
  readonly entity: DocumentEntity;
  /** Those of them that are linked to nothing here. */
  readonly booksIds: readonly string[];
}

/**
 * Which of these stay in QuickBooks: what stood there before the company was connected and is older than the date floor of its imports
 * (U07). What an invoice or payment from within the floor names is needed to follow the one to the other, however old it is.
 */
export async function findHistory(
  tx: Tx,
  { connectionId, entity, booksIds }: HistoryAsked,
): Promise<ReadonlySet<string>> {
  if (booksIds.length === 0) return new Set();
  const { rows } = await sql<{ readonly books_id: string; readonly import_from: string }>`
    select m.books_id, c.import_from::text from connection c join mirror m on m.connection_id = c.id
    where c.id = ${connectionId} and m.entity = ${entity} and m.books_id = any(${[...booksIds]}::text[])
      and (m.payload->>'TxnDate')::date < c.import_from
      and (m.payload->'MetaData'->>'CreateTime')::timestamptz < date_trunc('second', c.connected_at)`.execute(tx);
  const [first] = rows;
  if (first === undefined) return new Set();
  const pointedAt = new Set(await findPointedAt(tx, { connectionId, entity, from: first.import_from }));
  return new Set(rows.map(row => row.books_id).filter(id => !pointedAt.has(id)));
}
