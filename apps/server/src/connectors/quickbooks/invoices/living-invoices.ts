import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';

/** Invoices of the mirror by their books ids: as QuickBooks has them now, those that are still alive. */
export async function livingInvoices(
  tx: Tx,
  connectionId: string,
  booksIds: readonly string[],
): Promise<ReadonlyMap<string, Invoice>> {
  if (booksIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mirror')
    .select(['books_id', 'payload'])
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('life', '=', 'live')
    .where('books_id', 'in', [...booksIds])
    .execute();
  // The mirror holds what the typed client read.
  return new Map(rows.map(row => [row.books_id, row.payload as Invoice]));
}
