import type { Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { NewSalesDocument, SalesDocumentResult } from './sales-document.ts';

/** Fields of a credit memo that a caller may write. */
export interface NewCreditMemo extends NewSalesDocument {
  readonly CustomerRef: Ref;
  readonly PaymentMethodRef?: Ref;
  /** India: the invoice that it corrects. */
  readonly InvoiceRef?: Ref;
}

/** A credit memo as QuickBooks stores it. It is applied to invoices by a payment of total 0. */
export interface CreditMemo extends NewCreditMemo, SalesDocumentResult {
  readonly RemainingCredit?: Decimal;
  readonly Balance?: Decimal;
}
