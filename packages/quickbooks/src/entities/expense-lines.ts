import type { Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { LineBase, MarkupInfo } from './lines.ts';

interface ExpenseDetail {
  readonly BillableStatus?: 'Billable' | 'NotBillable' | 'HasBeenBilled';
  readonly CustomerRef?: Ref;
  readonly ClassRef?: Ref;
  readonly TaxCodeRef?: Ref;
  readonly TaxAmount?: Decimal;
  readonly TaxInclusiveAmt?: Decimal;
  readonly MarkupInfo?: MarkupInfo;
}

export interface AccountExpenseLine extends LineBase {
  readonly DetailType: 'AccountBasedExpenseLineDetail';
  readonly Amount: Decimal;
  readonly AccountBasedExpenseLineDetail: ExpenseDetail & { readonly AccountRef: Ref };
}

export interface ItemExpenseLine extends LineBase {
  readonly DetailType: 'ItemBasedExpenseLineDetail';
  readonly Amount: Decimal;
  readonly ItemBasedExpenseLineDetail: ExpenseDetail & {
    readonly ItemRef: Ref;
    readonly Qty?: Decimal;
    readonly UnitPrice?: Decimal;
  };
}

/** A line of a bill or a purchase. Amount = Qty × UnitPrice is not enforced here, unlike on sales lines. */
export type ExpenseLine = AccountExpenseLine | ItemExpenseLine;
