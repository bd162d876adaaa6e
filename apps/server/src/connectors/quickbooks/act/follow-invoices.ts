import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { takeInvoice, type BooksInvoice } from '../invoices/take-invoice.ts';
import { booksName } from './live-run.ts';

export interface InvoiceFollowing {
  readonly connectionId: string;
  readonly booksIds: readonly string[];
}

/**
 * Brings invoices that stand here too in step with the mirror, which already holds the newest answer of several. Invoices of others are
 * left alone: no preset brings them in by itself yet.
 */
export async function followInvoices(
  tx: Tx,
  tools: BooksTools,
  { connectionId, booksIds }: InvoiceFollowing,
): Promise<void> {
  if (booksIds.length === 0) return;
  const linked = await tx
    .selectFrom('link')
    .innerJoin('mirror', join =>
      join.onRef('mirror.connection_id', '=', 'link.connection_id').onRef('mirror.books_id', '=', 'link.books_id'),
    )
    .select(['mirror.books_id', 'mirror.life', 'mirror.payload'])
    .where('link.connection_id', '=', connectionId)
    .where('link.kind', '=', 'invoice')
    .where('mirror.entity', '=', 'Invoice')
    .where('link.books_id', 'in', [...booksIds])
    .orderBy('mirror.books_id')
    .execute();
  for (const { books_id: id, life, payload } of linked) {
    // The mirror holds what the typed client read.
    const books: BooksInvoice =
      life === 'deleted' ? { kind: 'deleted', id } : { kind: 'present', invoice: payload as Invoice };
    await takeInvoice(tx, tools, { connectionId, books, by: booksName });
  }
}
