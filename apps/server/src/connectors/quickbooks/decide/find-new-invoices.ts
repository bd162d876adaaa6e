import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';

export interface NewInvoicesAsked {
  readonly connectionId: string;
  readonly booksIds: readonly string[];
}

/**
 * Which of these invoices of the books may come in without anybody pressing Import: living ones, linked to nothing, that were made there
 * since the company was connected, or since invoices were imported for the first time. What was left unticked in a plan stays away, and
 * so does the history until somebody imports it. QuickBooks' times have whole seconds.
 */
export async function findNewInvoices(
  db: Db,
  { connectionId, booksIds }: NewInvoicesAsked,
): Promise<readonly string[]> {
  if (booksIds.length === 0) return [];
  const { rows } = await sql<{ readonly books_id: string }>`
    select m.books_id from mirror m
    where m.connection_id = ${connectionId} and m.entity = 'Invoice' and m.books_id = any(${booksIds}::text[]) and m.life = 'live'
      and (m.payload->'MetaData'->>'CreateTime')::timestamptz >= (
        select date_trunc('second', least(c.connected_at, (
          select min(p.created_at) from plan p
          where p.connection_id = c.id and p.state = 'applied' and 'invoices' = any(p.categories))))
        from connection c where c.id = m.connection_id)
      and not exists (
        select from link l where l.connection_id = m.connection_id and l.kind = 'invoice' and l.books_id = m.books_id)
      and not exists (
        select from plan p join plan_step s on s.plan_id = p.id
        where p.connection_id = m.connection_id and p.state = 'applied' and s.kind = 'invoice' and s.books_id = m.books_id)
    order by length(m.books_id), m.books_id`.execute(db);
  return rows.map(row => row.books_id);
}
