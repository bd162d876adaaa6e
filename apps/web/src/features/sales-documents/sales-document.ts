import type { CreditMemo, Estimate, RefundReceipt } from '@tieout/api';

/** What is sold on, given back or paid back by a document of its own, beside invoices. */
export type SalesDocument = Estimate | CreditMemo | RefundReceipt;

export type SalesDocumentKind = 'estimate' | 'credit-memo' | 'refund-receipt';

/** Where the documents of a kind are listed. */
export type SalesDocumentList = '/estimates' | '/credit-memos' | '/refund-receipts';
