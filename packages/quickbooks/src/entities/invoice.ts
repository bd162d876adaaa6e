import type { Email, Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { NewSalesDocument, SalesDocumentResult } from './sales-document.ts';

/** Fields of an invoice that a caller may write. */
export interface NewInvoice extends NewSalesDocument {
  /** An active customer, sub-customer or job. */
  readonly CustomerRef: Ref;
  readonly DueDate?: string;
  readonly SalesTermRef?: Ref;
  readonly BillEmailCc?: Email;
  readonly BillEmailBcc?: Email;
  /** A deposit already received; lowers the balance. Needs the preference `AllowDeposit`. */
  readonly Deposit?: Decimal;
  readonly DepositToAccountRef?: Ref;
  readonly AllowOnlineCreditCardPayment?: boolean;
  readonly AllowOnlineACHPayment?: boolean;
  /** No longer used by QuickBooks. */
  readonly AllowOnlinePayment?: boolean;
  /** No longer used by QuickBooks. */
  readonly AllowIPNPayment?: boolean;
}

/**
 * An invoice as QuickBooks stores it. There is no status field: paid is `Balance` 0 with `TotalAmt` above 0, voided is `TotalAmt` 0 with
 * a `PrivateNote` that starts with `Voided` (entities.md §2.3).
 */
export interface Invoice extends NewInvoice, SalesDocumentResult {
  /** `TotalAmt` less deposit, payments and credits; never negative. */
  readonly Balance?: Decimal;
  readonly HomeBalance?: Decimal;
  /** `Sent`, `Viewed`, `Paid`, …: what the customer did with the e-mail. */
  readonly EInvoiceStatus?: string;
  readonly ECloudStatusTimeStamp?: string;
  readonly invoiceStatus?: string;
  /** Only with `include: ['invoiceLink']`, online payments on and an e-mail address; often empty until it was sent. */
  readonly InvoiceLink?: string;
}
