import type { Invoice } from '@tieout/quickbooks';
import type { BooksLife } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { BooksInvoice } from './take-invoice.ts';

interface Row {
  readonly books_id: string;
  readonly life: BooksLife;
  readonly payload: unknown;
}

/** A row of the mirror, which holds what the typed client read. */
export const booksInvoiceOf = ({ books_id: id, life, payload }: Row): BooksInvoice =>
  life === 'deleted' ? { kind: 'deleted', id } : { kind: 'present', invoice: payload as Invoice };

/** An invoice that was brought into the mirror, as the latest of all answers has it. */
export async function readMirrored(
  tx: Tx,
  { connectionId, booksId }: { readonly connectionId: string; readonly booksId: string },
): Promise<BooksInvoice> {
  const row = await tx
    .selectFrom('mirror')
    .select(['books_id', 'life', 'payload'])
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('books_id', '=', booksId)
    .executeTakeFirstOrThrow();
  return booksInvoiceOf(row);
}
