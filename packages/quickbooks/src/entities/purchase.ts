import type { Address, GlobalTaxCalculation, LinkedTxn, PrintStatus, Ref, Stored, TypedRef } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { ExpenseLine } from './expense-lines.ts';
import type { TxnTaxDetail } from './lines.ts';

/** Fields of an expense, cheque or card charge that a caller may write. `PaymentType` must be repeated in a sparse update. */
export interface NewPurchase {
  readonly PaymentType: 'Cash' | 'Check' | 'CreditCard';
  /** The bank or credit card account that paid. */
  readonly AccountRef: Ref;
  readonly Line: readonly ExpenseLine[];
  /** The payee: a vendor, customer or employee. */
  readonly EntityRef?: TypedRef;
  /** True for a refund of a card charge. */
  readonly Credit?: boolean;
  readonly PaymentMethodRef?: Ref;
  readonly PaymentRefNum?: string;
  readonly DocNumber?: string;
  readonly TxnDate?: string;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly GlobalTaxCalculation?: GlobalTaxCalculation;
  readonly TxnTaxDetail?: TxnTaxDetail;
  readonly DepartmentRef?: Ref;
  readonly RemitToAddr?: Address;
  readonly PrintStatus?: PrintStatus;
  readonly PrivateNote?: string;
}

/** A purchase as QuickBooks stores it. */
export interface Purchase extends NewPurchase, Stored {
  readonly TotalAmt?: Decimal;
  readonly LinkedTxn?: readonly LinkedTxn[];
}
