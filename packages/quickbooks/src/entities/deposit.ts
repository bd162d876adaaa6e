import type { LinkedTxn, Ref, Stored, TypedRef } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { LineBase, TxnTaxDetail } from './lines.ts';

/** A payment that is banked (`LinkedTxn`) or money that was never on a document (`DepositLineDetail`). */
export interface DepositLine extends LineBase {
  readonly Amount: Decimal;
  readonly DetailType?: 'DepositLineDetail';
  readonly DepositLineDetail?: {
    readonly AccountRef?: Ref;
    readonly Entity?: TypedRef;
    readonly ClassRef?: Ref;
    readonly PaymentMethodRef?: Ref;
    readonly CheckNum?: string;
    readonly TaxCodeRef?: Ref;
  };
}

/** Fields of a bank deposit that a caller may write. */
export interface NewDeposit {
  readonly DepositToAccountRef: Ref;
  readonly Line: readonly DepositLine[];
  readonly TxnDate?: string;
  readonly DocNumber?: string;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly DepartmentRef?: Ref;
  readonly TxnTaxDetail?: TxnTaxDetail;
  readonly CashBack?: { readonly AccountRef: Ref; readonly Amount: Decimal; readonly Memo?: string };
  readonly PrivateNote?: string;
}

/** A bank deposit as QuickBooks stores it. Payments in it can no longer be changed. */
export interface Deposit extends NewDeposit, Stored {
  readonly TotalAmt?: Decimal;
  readonly HomeTotalAmt?: Decimal;
  readonly LinkedTxn?: readonly LinkedTxn[];
}
