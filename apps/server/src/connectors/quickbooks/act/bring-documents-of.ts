import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { followSalesDocuments } from '../sales-documents/follow-sales-documents.ts';
import { followPayments } from './follow-payments.ts';

export interface DocumentsOf {
  readonly id: string;
  readonly workspaceId: string;
  /** Customers of the books; all who are here when absent. */
  readonly customerIds?: readonly string[];
}

/**
 * Brings payments, estimates and credit memos that the mirror holds and that were left there because their customer was not here. Those of
 * customers who are here are linked or were deleted here on purpose: for them there is nothing to do (U10, U11, U12).
 */
export async function bringDocumentsOf(
  tx: Tx,
  tools: BooksTools,
  { id, workspaceId, customerIds }: DocumentsOf,
): Promise<void> {
  const isTheirs =
    customerIds === undefined
      ? sql`exists (select from link c where c.connection_id = m.connection_id and c.kind = 'customer'
          and c.books_id = m.payload->'CustomerRef'->>'value')`
      : sql`m.payload->'CustomerRef'->>'value' = any(${customerIds}::text[])`;
  const { rows } = await sql<{ readonly entity: 'Payment' | 'Estimate' | 'CreditMemo'; readonly books_id: string }>`
    select m.entity, m.books_id from mirror m
    join (values ('Payment', 'payment'), ('Estimate', 'estimate'), ('CreditMemo', 'credit-memo')) as k(entity, kind)
      on k.entity = m.entity
    where m.connection_id = ${id} and m.life = 'live' and ${isTheirs}
      and not exists (select from link l where l.connection_id = m.connection_id and l.kind = k.kind and l.books_id = m.books_id)
      and not exists (
        select from tombstone t where t.connection_id = m.connection_id and t.kind = k.kind and t.books_id = m.books_id)
    order by length(m.books_id), m.books_id`.execute(tx);
  const idsOf = (entity: string): readonly string[] =>
    rows.filter(row => row.entity === entity).map(row => row.books_id);
  const connection = { id, workspaceId };
  await followSalesDocuments(tx, tools, {
    connection,
    estimateIds: idsOf('Estimate'),
    creditMemoIds: idsOf('CreditMemo'),
  });
  await followPayments(tx, tools, { connection, paymentIds: idsOf('Payment') });
}
