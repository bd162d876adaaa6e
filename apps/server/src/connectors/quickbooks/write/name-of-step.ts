import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import { readInvoiceName } from '../invoices/name-of-invoice.ts';
import type { PendingWrite } from './pending-write.ts';
import type { BooksAnswer } from './send-request.ts';

/** What a step is called once it is answered: an invoice often gets its number from QuickBooks. */
export async function nameOfStep(
  tx: Tx,
  { recordKind, recordId, name }: PendingWrite,
  answer: BooksAnswer | undefined,
): Promise<string> {
  if (recordKind !== 'invoice' || answer?.kind !== 'record') return name;
  const { DocNumber } = answer.record as Invoice;
  return readInvoiceName(tx, recordId, DocNumber);
}
