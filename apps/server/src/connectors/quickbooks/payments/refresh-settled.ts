import type { BooksTools } from '../books-tools.ts';
import { isPassing } from '../call-books.ts';
import { isQuickBooksFault } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { fetchInvoice } from '../invoices/act-on-invoice.ts';

/**
 * Looks at the invoices that a payment settles: whoever recorded it sees them paid at once. The notification brings the same a moment
 * later, so that a QuickBooks that does not answer just now costs nothing.
 */
export async function refreshSettled(
  tools: BooksTools,
  connection: WorkingConnection,
  booksIds: readonly string[],
): Promise<void> {
  for (const booksId of new Set(booksIds)) {
    try {
      await fetchInvoice(tools, connection, { booksId });
    } catch (error) {
      const isLater = error instanceof ProblemFault || (isQuickBooksFault(error) && isPassing(error));
      if (!isLater) throw error;
      return;
    }
  }
}
