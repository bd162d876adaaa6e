import type { Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { CheckPayment, CreditCardPayment } from './payment-means.ts';
import type { NewSalesDocument, SalesDocumentResult } from './sales-document.ts';

/** Fields of a refund receipt that a caller may write. */
export interface NewRefundReceipt extends NewSalesDocument {
  /** The bank account that the refund leaves. */
  readonly DepositToAccountRef: Ref;
  readonly PaymentMethodRef?: Ref;
  readonly PaymentRefNum?: string;
  readonly PaymentType?: string;
  readonly CheckPayment?: CheckPayment;
  readonly CreditCardPayment?: CreditCardPayment;
}

/** A refund receipt as QuickBooks stores it. */
export interface RefundReceipt extends NewRefundReceipt, SalesDocumentResult {
  readonly Balance?: Decimal;
}
