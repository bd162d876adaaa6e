import type { RefundReceipt } from '@tieout/api';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { readSalesDocument, shownWith } from './read-sales-document.ts';
import { refundReceiptOf } from './sales-document-row.ts';

/** One refund receipt, whole. @throws ProblemFault `not-found` */
export const readRefundReceipt = async (db: Db, key: RecordKey, now: Date): Promise<RefundReceipt> => {
  const row = await readSalesDocument(db, 'refund-receipt', key);
  return refundReceiptOf(row, await shownWith(db, row, now));
};
