import type { LinkedTxn, Ref } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** What every line may have. `Id` of an existing line keeps that line on an update; lines left out of an update are deleted. */
export interface LineBase {
  readonly Id?: string;
  readonly LineNum?: number;
  /** At most 4000 characters. */
  readonly Description?: string;
  readonly LinkedTxn?: readonly LinkedTxn[];
  /** Server-owned. */
  readonly CustomExtensions?: readonly unknown[];
}

export interface SalesItemDetail {
  /** `SHIPPING_ITEM_ID` and `GRATUITY_ITEM_ID` stand for the shipping and the tip line. */
  readonly ItemRef?: Ref;
  readonly Qty?: Decimal;
  /** Up to 7 decimals; always net of tax. */
  readonly UnitPrice?: Decimal;
  /** US: `TAX` or `NON`. Elsewhere the id of a tax code, required on every line. */
  readonly TaxCodeRef?: Ref;
  readonly ServiceDate?: string;
  readonly ClassRef?: Ref;
  /** The line's gross amount in tax-inclusive documents. */
  readonly TaxInclusiveAmt?: Decimal;
  readonly DiscountRate?: Decimal;
  readonly DiscountAmt?: Decimal;
  readonly MarkupInfo?: MarkupInfo;
  /** Server-owned. */
  readonly ItemAccountRef?: Ref;
}

/** What is put on top of a cost that is billed on. */
export interface MarkupInfo {
  readonly Percent?: Decimal;
  readonly PriceLevelRef?: Ref;
  readonly MarkUpIncomeAccountRef?: Ref;
}

/** Goods or services sold. `Amount` must be `UnitPrice × Qty` rounded half-up to cents, else fault 6070. */
export interface SalesItemLine extends LineBase {
  readonly DetailType: 'SalesItemLineDetail';
  readonly Amount: Decimal;
  readonly SalesItemLineDetail: SalesItemDetail;
}

/** A bundle. QuickBooks expands `Line`; its children have their own ids. */
export interface GroupLine extends LineBase {
  readonly DetailType: 'GroupLineDetail';
  readonly Amount?: Decimal;
  readonly GroupLineDetail: {
    readonly GroupItemRef: Ref;
    readonly Quantity?: Decimal;
    readonly Line?: readonly SalesItemLine[];
  };
}

/** Text only. */
export interface DescriptionLine extends LineBase {
  readonly DetailType: 'DescriptionOnly';
  readonly Amount?: Decimal;
  readonly DescriptionLineDetail?: { readonly ServiceDate?: string; readonly TaxCodeRef?: Ref };
}

/** One a document; the amount is positive. */
export interface DiscountLine extends LineBase {
  readonly DetailType: 'DiscountLineDetail';
  readonly Amount?: Decimal;
  readonly DiscountLineDetail: {
    readonly PercentBased?: boolean;
    readonly DiscountPercent?: Decimal;
    readonly DiscountAccountRef?: Ref;
    readonly ClassRef?: Ref;
    readonly TaxCodeRef?: Ref;
  };
}

/** Appended by QuickBooks after the item lines; no Id. */
export interface SubTotalLine extends LineBase {
  readonly DetailType: 'SubTotalLineDetail';
  readonly Amount: Decimal;
  readonly SubTotalLineDetail: { readonly ItemRef?: Ref };
}

/** A line of a sales document: invoice, estimate, sales receipt, credit memo, refund receipt. */
export type SalesLine = SalesItemLine | GroupLine | DescriptionLine | DiscountLine | SubTotalLine;

export interface TaxLine {
  readonly Amount?: Decimal;
  readonly DetailType: 'TaxLineDetail';
  readonly TaxLineDetail: {
    readonly TaxRateRef: Ref;
    readonly PercentBased?: boolean;
    readonly TaxPercent?: Decimal;
    readonly NetAmountTaxable?: Decimal;
    readonly TaxInclusiveAmount?: Decimal;
    readonly OverrideDeltaAmount?: Decimal;
  };
}

/** Tax of a whole document. On writes in the US only `TxnTaxCodeRef` counts unless the company allows overriding. */
export interface TxnTaxDetail {
  readonly TxnTaxCodeRef?: Ref;
  readonly TotalTax?: Decimal;
  readonly TaxLine?: readonly TaxLine[];
  /** US: true leaves the tax to QuickBooks; false keeps what is sent, where the company allows it. */
  readonly UseAutomatedSalesTax?: boolean;
}

/** What a payment settles: exactly one invoice or credit in `LinkedTxn`; amounts are positive for both. */
export interface PaymentLine {
  readonly Amount: Decimal;
  readonly LinkedTxn: readonly LinkedTxn[];
  /** Server-owned extras such as `txnOpenBalance`; read them with `lineExtras`. */
  readonly LineEx?: unknown;
}
