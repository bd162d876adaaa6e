import type { CreditMemo } from '@tieout/api';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { readSalesDocument, shownWith } from './read-sales-document.ts';
import { creditMemoOf } from './sales-document-row.ts';

/** One credit memo, whole. @throws ProblemFault `not-found` */
export const readCreditMemo = async (db: Db, key: RecordKey, now: Date): Promise<CreditMemo> => {
  const row = await readSalesDocument(db, 'credit-memo', key);
  return creditMemoOf(row, await shownWith(db, row, now));
};
