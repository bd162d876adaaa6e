import type { CreditMemo, Estimate, RefundReceipt } from '@tieout/api';
import type { SalesDocumentKind } from '../../store/record-tables.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { readCreditMemo } from './read-credit-memo.ts';
import { readEstimate } from './read-estimate.ts';
import { readRefundReceipt } from './read-refund-receipt.ts';

/** A document of any kind, whole. */
export type SalesDocument = Estimate | CreditMemo | RefundReceipt;

/** A document, by its kind. */
export interface DocumentKey extends RecordKey {
  readonly kind: SalesDocumentKind;
}

const readers: Readonly<Record<SalesDocumentKind, (db: Db, key: RecordKey, now: Date) => Promise<SalesDocument>>> = {
  estimate: readEstimate,
  'credit-memo': readCreditMemo,
  'refund-receipt': readRefundReceipt,
};

/** One document, whole, whatever its kind. @throws ProblemFault `not-found` */
export const readDocument = (db: Db, key: DocumentKey, now: Date): Promise<SalesDocument> =>
  readers[key.kind](db, key, now);
