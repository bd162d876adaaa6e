import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { documentEntities, kindOf } from '../sales-documents/document-kinds.ts';
import { followSalesDocuments } from '../sales-documents/follow-sales-documents.ts';
import type { DocumentEntity } from '../write/document-request.ts';
import { followPayments } from './follow-payments.ts';

export interface DocumentsOf {
  readonly id: string;
  readonly workspaceId: string;
  /** Customers of the books; all who are here when absent. */
  readonly customerIds?: readonly string[];
}

const documentKinds = sql.join(documentEntities.map(entity => sql`(${entity}::text, ${kindOf(entity)}::text)`));
const entities = ['Payment', ...documentEntities];

/**
 * Brings payments, estimates, credit memos and refund receipts that the mirror holds and that were left there because their customer was
 * not here. Those of customers who are here are linked or were deleted here on purpose: for them there is nothing to do (U10, U11, U12).
 * The kinds are named beside the join: the planner does not see through it, and would read the whole mirror.
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
  const { rows } = await sql<{ readonly entity: 'Payment' | DocumentEntity; readonly books_id: string }>`
    select m.entity, m.books_id from mirror m
    join (values ('Payment', 'payment'), ${documentKinds}) as k(entity, kind)
      on k.entity = m.entity
    where m.connection_id = ${id} and m.entity = any(${entities}::text[]) and m.life = 'live' and ${isTheirs}
      and not exists (select from link l where l.connection_id = m.connection_id and l.kind = k.kind and l.books_id = m.books_id)
      and not exists (
        select from tombstone t where t.connection_id = m.connection_id and t.kind = k.kind and t.books_id = m.books_id)
    order by length(m.books_id), m.books_id`.execute(tx);
  const idsOf = (entity: string): readonly string[] =>
    rows.filter(row => row.entity === entity).map(row => row.books_id);
  const connection = { id, workspaceId };
  const booksIds = Object.fromEntries(documentEntities.map(entity => [entity, idsOf(entity)]));
  await followSalesDocuments(tx, tools, { connection, booksIds });
  await followPayments(tx, tools, { connection, paymentIds: idsOf('Payment') });
}
