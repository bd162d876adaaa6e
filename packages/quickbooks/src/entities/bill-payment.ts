import type { LinkedTxn, PrintStatus, Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { PaymentLine } from './lines.ts';

/** Fields of a payment to a vendor that a caller may write. */
export interface NewBillPayment {
  readonly VendorRef: Ref;
  readonly PayType: 'Check' | 'CreditCard';
  readonly TotalAmt: Decimal;
  /** The bills that are paid. */
  readonly Line: readonly PaymentLine[];
  readonly CheckPayment?: { readonly BankAccountRef: Ref; readonly PrintStatus?: PrintStatus };
  readonly CreditCardPayment?: { readonly CCAccountRef: Ref };
  readonly APAccountRef?: Ref;
  readonly DocNumber?: string;
  readonly TxnDate?: string;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly DepartmentRef?: Ref;
  readonly PrivateNote?: string;
}

/** A payment to a vendor as QuickBooks stores it. */
export interface BillPayment extends NewBillPayment, Stored {
  readonly LinkedTxn?: readonly LinkedTxn[];
}
