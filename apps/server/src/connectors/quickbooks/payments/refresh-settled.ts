import type { BooksTools } from '../books-tools.ts';
import { isPassing } from '../call-books.ts';
import { isQuickBooksFault } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { PaymentAllocationRow } from '../../../store/record-tables.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { fetchInvoice } from '../invoices/act-on-invoice.ts';
import { fetchDocument } from '../sales-documents/find-posted-document.ts';

/** A document of the books that a payment settles or lives on. */
export interface SettledDocument {
  readonly kind: PaymentAllocationRow['kind'];
  readonly booksId: string;
}

/**
 * Looks at the documents that a payment concerns: whoever recorded it sees them paid at once. The notification brings the same a moment
 * later, so that a QuickBooks that does not answer just now costs nothing.
 */
export async function refreshSettled(
  tools: BooksTools,
  connection: WorkingConnection,
  documents: readonly SettledDocument[],
): Promise<void> {
  const distinct = new Map(documents.map(one => [one.booksId, one]));
  for (const { kind, booksId } of distinct.values()) {
    try {
      if (kind === 'invoice') await fetchInvoice(tools, connection, { booksId });
      if (kind === 'credit-memo') await fetchDocument(tools, { connection, kind, booksId, isOwnWrite: true });
    } catch (error) {
      const isLater = error instanceof ProblemFault || (isQuickBooksFault(error) && isPassing(error));
      if (!isLater) throw error;
      return;
    }
  }
}
