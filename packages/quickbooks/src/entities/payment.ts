import type { LinkedTxn, Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { PaymentLine } from './lines.ts';
import type { CreditCardPayment } from './payment-means.ts';

/** Fields of a received payment that a caller may write. Without lines all of it stays unapplied (entities.md §2.7). */
export interface NewPayment {
  readonly CustomerRef: Ref;
  /** 0 or more; 0 applies credits to invoices. */
  readonly TotalAmt: Decimal;
  /** All or none: an update that sends lines replaces all, an empty array unapplies everything. */
  readonly Line?: readonly PaymentLine[];
  readonly TxnDate?: string;
  /** Undeposited Funds when absent. */
  readonly DepositToAccountRef?: Ref;
  readonly PaymentMethodRef?: Ref;
  /** At most 21 characters, such as a cheque number. */
  readonly PaymentRefNum?: string;
  readonly ARAccountRef?: Ref;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly PrivateNote?: string;
  readonly ProcessPayment?: boolean;
  readonly CreditCardPayment?: CreditCardPayment;
}

/** A received payment as QuickBooks stores it. It has no document number. */
export interface Payment extends NewPayment, Stored {
  readonly UnappliedAmt?: Decimal;
  /** `IntuitPayment` for charges by Intuit Payments. */
  readonly TxnSource?: string;
  /** A link of type `Deposit` means that it can no longer be changed (fault 6540). */
  readonly LinkedTxn?: readonly LinkedTxn[];
}
