import type { GlobalTaxCalculation, LinkedTxn, Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { ExpenseLine } from './expense-lines.ts';
import type { TxnTaxDetail } from './lines.ts';

/** Fields of a vendor's bill that a caller may write. `VendorRef` must be repeated even in a sparse update (entities.md §2.18). */
export interface NewBill {
  readonly VendorRef: Ref;
  readonly Line: readonly ExpenseLine[];
  readonly APAccountRef?: Ref;
  /** Never numbered by QuickBooks. */
  readonly DocNumber?: string;
  readonly TxnDate?: string;
  readonly DueDate?: string;
  readonly SalesTermRef?: Ref;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly GlobalTaxCalculation?: GlobalTaxCalculation;
  readonly TxnTaxDetail?: TxnTaxDetail;
  readonly DepartmentRef?: Ref;
  readonly PrivateNote?: string;
  readonly LinkedTxn?: readonly LinkedTxn[];
}

/** A bill as QuickBooks stores it. */
export interface Bill extends NewBill, Stored {
  readonly TotalAmt?: Decimal;
  readonly Balance?: Decimal;
  readonly HomeBalance?: Decimal;
}
