import type {
  Address,
  CustomField,
  DeliveryInfo,
  Email,
  EmailStatus,
  GlobalTaxCalculation,
  LinkedTxn,
  Memo,
  PrintStatus,
  Ref,
  Stored,
} from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { SalesLine, TxnTaxDetail } from './lines.ts';

/** What invoices, estimates, sales receipts, credit memos and refund receipts have in common on writes (entities.md §2.3). */
export interface NewSalesDocument {
  /** On an update the array replaces all lines: send complete lines with their ids, or leave `Line` out of a sparse update. */
  readonly Line: readonly SalesLine[];
  readonly CustomerRef?: Ref;
  /** At most 21 characters. Numbered by QuickBooks unless the company uses custom transaction numbers. */
  readonly DocNumber?: string;
  /** `YYYY-MM-DD`; today in the company's time zone when absent. */
  readonly TxnDate?: string;
  readonly ShipDate?: string;
  readonly TrackingNum?: string;
  readonly CurrencyRef?: Ref;
  /** Home units for one unit of the document's currency. */
  readonly ExchangeRate?: Decimal;
  readonly GlobalTaxCalculation?: GlobalTaxCalculation;
  /** Outside the US leave it out when line amounts change: the old tax would count as an override. */
  readonly TxnTaxDetail?: TxnTaxDetail;
  readonly ApplyTaxAfterDiscount?: boolean;
  readonly BillEmail?: Email;
  readonly EmailStatus?: EmailStatus;
  readonly PrintStatus?: PrintStatus;
  readonly BillAddr?: Address;
  readonly ShipAddr?: Address;
  readonly ShipFromAddr?: Address;
  readonly CustomerMemo?: Memo;
  /** At most 4000 characters. */
  readonly PrivateNote?: string;
  readonly CustomField?: readonly CustomField[];
  readonly DepartmentRef?: Ref;
  readonly ClassRef?: Ref;
  readonly ShipMethodRef?: Ref;
  readonly LinkedTxn?: readonly LinkedTxn[];
  readonly ProjectRef?: Ref;
  readonly TaxExemptionRef?: Ref;
}

/** What QuickBooks adds to every sales document. Totals are always computed by QuickBooks; sent ones are ignored. */
export interface SalesDocumentResult extends Stored {
  readonly TotalAmt?: Decimal;
  /** In home currency; only in multi-currency companies. */
  readonly HomeTotalAmt?: Decimal;
  readonly DeliveryInfo?: DeliveryInfo;
  /** Whether `ShipAddr` is free text in its lines. */
  readonly FreeFormAddress?: boolean;
  /** The recurring template that made it. */
  readonly RecurDataRef?: Ref;
  readonly TxnSource?: string;
}
