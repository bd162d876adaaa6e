import type { Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { CreditCardPayment } from './payment-means.ts';
import type { NewSalesDocument, SalesDocumentResult } from './sales-document.ts';

/** Fields of a sales receipt (sold and paid at once) that a caller may write. */
export interface NewSalesReceipt extends NewSalesDocument {
  readonly DepositToAccountRef?: Ref;
  readonly PaymentMethodRef?: Ref;
  readonly PaymentRefNum?: string;
  readonly CreditCardPayment?: CreditCardPayment;
}

/** A sales receipt as QuickBooks stores it; its balance is always 0. */
export interface SalesReceipt extends NewSalesReceipt, SalesDocumentResult {
  readonly Balance?: Decimal;
}
