import type { Ref } from './record-parts.ts';
import type { NewSalesDocument, SalesDocumentResult } from './sales-document.ts';

export type EstimateStatus = 'Pending' | 'Accepted' | 'Closed' | 'Rejected' | 'Converted';

/** Fields of an estimate that a caller may write (entities.md §2.6). */
export interface NewEstimate extends NewSalesDocument {
  readonly CustomerRef: Ref;
  readonly TxnStatus?: EstimateStatus;
  readonly ExpirationDate?: string;
  readonly AcceptedBy?: string;
  readonly AcceptedDate?: string;
  readonly SalesTermRef?: Ref;
  readonly DueDate?: string;
}

/** An estimate as QuickBooks stores it. Linking it from an invoice closes it. */
export interface Estimate extends NewEstimate, SalesDocumentResult {}
