import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { ensureItem } from './ensure-item.ts';
import type { BooksIds } from './invoice-body.ts';

export interface StoredInvoice {
  readonly connection: WorkingConnection;
  readonly invoiceId: string;
  readonly by: string;
}

/** Customer and items of a stored invoice that are new are created there first, as with its first writing. @throws ProblemFault */
export async function ensurePartiesOf(
  tools: BooksTools,
  { connection, invoiceId, by }: StoredInvoice,
): Promise<BooksIds> {
  const ids = new Map<string, string>();
  let customerId = '';
  for (const { kind, record_id: recordId, books_id: linkedTo } of await findParties(
    tools.db,
    connection.id,
    invoiceId,
  )) {
    const wanted = { connection, recordId, by };
    if (kind === 'customer') customerId = linkedTo ?? (await ensureCustomer(tools, wanted));
    else ids.set(recordId, linkedTo ?? (await ensureItem(tools, wanted)));
  }
  return { customerId, itemIdOf: itemId => ids.get(itemId) ?? '' };
}

interface PartyRow {
  readonly kind: 'customer' | 'item';
  readonly record_id: string;
  readonly books_id: string | null;
}

/** The customer first. */
async function findParties(db: Db, connectionId: string, invoiceId: string): Promise<readonly PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select p.kind, p.record_id, l.books_id from (
      select 'customer' as kind, customer_id as record_id from invoice where id = ${invoiceId} and customer_id is not null
      union
      select 'item', item_id from invoice_line where invoice_id = ${invoiceId} and item_id is not null
    ) p left join link l on l.connection_id = ${connectionId} and l.kind = p.kind and l.record_id = p.record_id
    order by p.kind, p.record_id`.execute(db);
  return rows;
}
