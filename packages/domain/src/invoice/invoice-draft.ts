import type { LocalDate } from '../dates/local-date.ts';
import type { CustomerId, ItemId, LineId, TaxCodeId, TermId } from '../ids/record-ids.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Address } from '../customer/address.ts';

/** Whether line prices are without tax, with tax, or the document knows no tax (QuickBooks: GlobalTaxCalculation). */
export type TaxMode = 'exclusive' | 'inclusive' | 'none';

/** Something sold. Quantity and price keep their own precision; the amount is computed from them. */
export interface SaleLine {
  readonly kind: 'sale';
  readonly id: LineId;
  readonly itemId: ItemId | null;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  /** US: `TAX` or `NON`; elsewhere a code of the company; absent until chosen. */
  readonly taxCodeId: TaxCodeId | null;
  readonly serviceDate: LocalDate | null;
}

/** A lump sum without quantity and price: the safe form when quantity × price cannot hit the amount (entities.md §4.1). */
export interface AmountLine {
  readonly kind: 'amount';
  readonly id: LineId;
  readonly itemId: ItemId | null;
  readonly description: string;
  readonly amount: Decimal;
  readonly taxCodeId: TaxCodeId | null;
  readonly serviceDate: LocalDate | null;
}

/** A bundle: QuickBooks expands the components, the outer amount is 0 and the children carry the money (entities.md §4.7). */
export interface BundleLine {
  readonly kind: 'bundle';
  readonly id: LineId;
  readonly itemId: ItemId | null;
  readonly description: string;
  readonly quantity: Decimal;
  /** Components per one bundle; their quantity is multiplied by the bundle's. */
  readonly components: readonly SaleLine[];
}

/** Words only; never in a sum. */
export interface TextLine {
  readonly kind: 'text';
  readonly id: LineId;
  readonly description: string;
}

export type DraftLine = SaleLine | AmountLine | BundleLine | TextLine;

/** One document discount, as QuickBooks allows. Amounts are positive. */
export type Discount =
  { readonly kind: 'percent'; readonly percent: Decimal } | { readonly kind: 'amount'; readonly amount: Decimal };

export interface Shipping {
  readonly amount: Decimal;
  readonly taxCodeId: TaxCodeId | null;
}

/** The part of a document that money is computed from; an estimate and a credit memo have the same. */
export interface DocumentMoney {
  readonly currency: CurrencyCode;
  /** Home currency units per document unit; `1` for the home currency. */
  readonly exchangeRate: Decimal;
  readonly issueDate: LocalDate;
  readonly taxMode: TaxMode;
  /** US manual model: the code of the whole document. */
  readonly documentTaxCodeId: TaxCodeId | null;
  readonly lines: readonly DraftLine[];
  readonly discount: Discount | null;
  /** US only: take tax of what is left after the discount. Elsewhere the discount always comes first (entities.md §4.5). */
  readonly isTaxAfterDiscount: boolean;
  readonly shipping: Shipping | null;
  readonly deposit: Decimal | null;
}

/** An invoice as composed here, before (or after) QuickBooks holds it. */
export interface InvoiceDraft extends DocumentMoney {
  readonly customerId: CustomerId | null;
  readonly documentNumber: string | null;
  readonly dueDate: LocalDate | null;
  readonly termId: TermId | null;
  readonly billTo: Address | null;
  readonly shipTo: Address | null;
  readonly email: string | null;
  /** Printed on the document (QuickBooks: CustomerMemo). */
  readonly message: string;
  /** For the statement and ourselves (QuickBooks: PrivateNote). */
  readonly privateNote: string;
}
