import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  Address,
  Choice,
  CreditMemo,
  InvoiceTotals,
  ItemKind,
  RefundReceipt,
  SyncMark,
  TieOut,
} from '@tieout/api';
import type { EstimateStatus } from '@tieout/domain';
import type { WorkspaceLife } from '@tieout/sync';
import type { JsonColumn, JsonColumnWithDefault } from './json-column.ts';

/** Rows of `migrations/0002-records.sql`. Decimals are text, days are `YYYY-MM-DD`. */
export interface RecordTables {
  readonly customer: CustomerRow;
  readonly item: ItemRow;
  readonly invoice: InvoiceRow;
  readonly invoice_line: InvoiceLineRow;
  readonly payment: PaymentRow;
  readonly payment_allocation: PaymentAllocationRow;
  readonly sales_document: SalesDocumentRow;
  readonly timeline_entry: TimelineEntryRow;
}

interface SharedColumns {
  readonly id: string;
  readonly workspace_id: string;
  /** The company that it belongs to, once it does; it counts while that one is on. */
  readonly connection_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly mark: Generated<SyncMark>;
  readonly version: Generated<number>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface CustomerRow extends SharedColumns {
  readonly display_name: string;
  readonly name_key: string;
  readonly full_name: string;
  readonly sort_key: string;
  readonly company_name: Generated<string>;
  readonly given_name: Generated<string>;
  readonly family_name: Generated<string>;
  readonly email: Generated<string>;
  readonly phone: Generated<string>;
  readonly mobile: Generated<string>;
  readonly website: Generated<string>;
  readonly billing_address: JsonColumnWithDefault<Partial<Address>>;
  readonly shipping_address: JsonColumnWithDefault<Partial<Address>>;
  readonly notes: Generated<string>;
  readonly currency: string;
  readonly is_taxable: Generated<boolean>;
  readonly parent_id: string | null;
  readonly balance: Generated<string>;
  readonly life: Generated<WorkspaceLife>;
  readonly deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  readonly search: GeneratedAlways<string>;
}

export interface ItemRow extends SharedColumns {
  readonly name: string;
  readonly name_key: string;
  readonly full_name: string;
  readonly sort_key: string;
  readonly kind: ItemKind;
  readonly sku: Generated<string>;
  readonly description: Generated<string>;
  readonly unit_price: string | null;
  readonly currency: string;
  readonly is_taxable: Generated<boolean>;
  readonly income_account: JsonColumn<Choice> | null;
  readonly parent_id: string | null;
  readonly quantity_on_hand: string | null;
  readonly life: Generated<WorkspaceLife>;
  readonly deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  readonly search: GeneratedAlways<string>;
}

export interface InvoiceRow extends SharedColumns {
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly txn_date: string;
  readonly due_date_typed: string | null;
  readonly due_date: string;
  readonly term: JsonColumn<Choice> | null;
  readonly currency: string;
  readonly message: Generated<string>;
  readonly note: Generated<string>;
  readonly bill_email: Generated<string>;
  readonly bill_address: JsonColumnWithDefault<Partial<Address>>;
  readonly tax_mode: 'exclusive' | 'inclusive' | 'none';
  readonly tax_code: JsonColumn<Choice> | null;
  readonly discount: JsonColumn<{ readonly kind: 'percent' | 'amount'; readonly value: string }> | null;
  readonly shipping: string | null;
  readonly exchange_rate: ColumnType<string | null, string | null | undefined, string | null>;
  readonly totals: JsonColumn<InvoiceTotals>;
  readonly total: string;
  readonly balance: string;
  readonly stage: Generated<InvoiceStage>;
  readonly email_state: Generated<'not-sent' | 'to-send' | 'sent'>;
  readonly is_voided: Generated<boolean>;
  readonly is_deleted: Generated<boolean>;
  readonly sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  readonly posted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  readonly tie_out: JsonColumnWithDefault<TieOut>;
  /** The estimate that it is made of. */
  readonly estimate_id: Generated<string | null>;
  readonly search: GeneratedAlways<string>;
}

/** `posting`: QuickBooks was asked to create it and the outcome is not known yet. */
export const invoiceStages = ['draft', 'posting', 'posted'] as const;
export type InvoiceStage = (typeof invoiceStages)[number];

export interface InvoiceLineRow {
  readonly invoice_id: string;
  readonly id: string;
  readonly position: number;
  readonly item_id: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unit_price: string;
  readonly tax_code: JsonColumn<Choice> | null;
  readonly amount: string;
}

/** Row of `migrations/0017-payments.sql`. */
export interface PaymentRow extends SharedColumns {
  readonly customer_id: string | null;
  readonly txn_date: string;
  readonly currency: string;
  readonly exchange_rate: string | null;
  readonly total: string;
  readonly unapplied: Generated<string>;
  readonly method: JsonColumn<Choice> | null;
  readonly reference: Generated<string>;
  readonly deposit_account: JsonColumn<Choice> | null;
  readonly note: Generated<string>;
  readonly stage: Generated<'posting' | 'posted'>;
  readonly is_voided: Generated<boolean>;
  readonly is_deleted: Generated<boolean>;
  readonly search: GeneratedAlways<string>;
}

export interface PaymentAllocationRow {
  readonly payment_id: string;
  readonly position: number;
  readonly kind: 'invoice' | 'credit-memo' | 'other';
  readonly books_id: string;
  readonly amount: string;
}

/** Row of `migrations/0023-sales-documents.sql`. */
export interface SalesDocumentRow extends SharedColumns {
  readonly kind: SalesDocumentKind;
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly txn_date: string;
  readonly expiration_date: string | null;
  readonly status: EstimateStatus | null;
  readonly currency: string;
  readonly exchange_rate: string | null;
  readonly total: string;
  readonly remaining: Generated<string>;
  readonly content: JsonColumn<SalesDocumentContent>;
  readonly stage: Generated<'posting' | 'posted'>;
  readonly is_voided: Generated<boolean>;
  readonly is_deleted: Generated<boolean>;
  readonly search: GeneratedAlways<string>;
}

export const salesDocumentKinds = ['estimate', 'credit-memo', 'refund-receipt'] as const;
export type SalesDocumentKind = (typeof salesDocumentKinds)[number];

/** What is only read whole. */
export interface SalesDocumentContent extends Pick<
  CreditMemo,
  'lines' | 'totals' | 'message' | 'note' | 'billTo' | 'taxMode' | 'taxCode' | 'discount' | 'shipping'
> {
  /** Of a refund receipt. */
  readonly refund?: RefundContent;
}

/** How the money went back. */
export type RefundContent = Pick<RefundReceipt, 'account' | 'method' | 'reference'>;

export interface TimelineEntryRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly record_kind: string;
  readonly record_id: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly sentence: string;
}
