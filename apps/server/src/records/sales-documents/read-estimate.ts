import type { Estimate } from '@tieout/api';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { findInvoiceOfEstimate } from './find-invoice-of-estimate.ts';
import { readSalesDocument, shownWith } from './read-sales-document.ts';
import { estimateOf } from './sales-document-row.ts';

/** One estimate, whole. @throws ProblemFault `not-found` */
export async function readEstimate(db: Db, key: RecordKey, now: Date): Promise<Estimate> {
  const row = await readSalesDocument(db, 'estimate', key);
  const [shown, invoice] = [await shownWith(db, row, now), await findInvoiceOfEstimate(db, key.id)];
  return {
    ...estimateOf(row, shown),
    invoice: invoice === undefined ? null : { id: invoice.id, number: invoice.number },
  };
}
