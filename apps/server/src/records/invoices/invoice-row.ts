import { sql } from 'kysely';
import {
  address,
  type Address,
  type Choice,
  type Invoice,
  type InvoiceRow as ApiRow,
  type InvoiceTotals,
  type TieOut,
} from '@tieout/api';
import { decimal, type LocalDate } from '@tieout/domain';
import { syncStateOf, type SyncFacts } from '../sync-facts.ts';
import { stateOf, type StateFacts } from './state-filter.ts';

/** Columns of an invoice in lists. */
export const invoiceRowColumns = sql`r.id, r.number, r.customer_id, coalesce(c.full_name, '') as customer_name, r.txn_date, r.due_date,
  r.currency, r.total, r.balance, r.stage, r.email_state, r.is_voided, r.is_deleted, r.mark, r.version, r.updated_at`;
export const invoiceRowJoins = sql`left join customer c on c.id = r.customer_id`;

/** The columns that only the record itself shows. */
export const invoiceColumns = sql`${invoiceRowColumns}, r.due_date_typed, r.term, r.message, r.note, r.bill_email, r.bill_address,
  r.tax_mode, r.tax_code, r.discount, r.shipping, r.exchange_rate, r.connection_id, r.totals, r.tie_out, r.sent_at, r.created_at`;

export interface InvoiceRowRead extends SyncFacts, StateFacts {
  readonly id: string;
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly txn_date: string;
  readonly currency: string;
  readonly version: number;
  readonly updated_at: Date;
}

export interface InvoiceRead extends InvoiceRowRead {
  readonly due_date_typed: string | null;
  readonly term: Choice | null;
  readonly message: string;
  readonly note: string;
  readonly bill_email: string;
  readonly bill_address: Partial<Address>;
  readonly tax_mode: 'exclusive' | 'inclusive' | 'none';
  readonly tax_code: Choice | null;
  readonly discount: Invoice['discount'];
  readonly shipping: string | null;
  readonly exchange_rate: string | null;
  readonly connection_id: string | null;
  readonly totals: InvoiceTotals;
  readonly tie_out: TieOut;
  readonly sent_at: Date | null;
  readonly created_at: Date;
}

/** What invoices are shown with: the moment, and the company's calendar day. */
export interface ShownAt {
  readonly now: Date;
  readonly today: LocalDate;
}

/** An invoice as lists show it. */
export function invoiceRowOf(row: InvoiceRowRead, { now, today }: ShownAt): ApiRow {
  return {
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    customerName: row.customer_name,
    ...stateOf(row, today),
    txnDate: row.txn_date,
    dueDate: row.due_date,
    currency: row.currency,
    total: decimal(row.total),
    balance: decimal(row.balance),
    sync: syncStateOf('invoice', row, now),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** What stands beside the row itself in an invoice. */
export type InvoiceParts = Pick<Invoice, 'lines' | 'payments' | 'problems'>;

/** The invoice with the parts that were read beside it. */
export function invoiceOf<Parts extends Partial<InvoiceParts>>(
  row: InvoiceRead,
  parts: Parts,
  shownAt: ShownAt,
): Omit<Invoice, keyof InvoiceParts> & Parts {
  return {
    ...invoiceRowOf(row, shownAt),
    ...parts,
    term: row.term,
    message: row.message,
    note: row.note,
    billTo: { email: row.bill_email, address: address.parse(row.bill_address) },
    taxMode: row.tax_mode,
    taxCode: row.tax_code,
    discount: row.discount,
    shipping: row.shipping === null ? null : decimal(row.shipping),
    connectionId: row.connection_id,
    exchangeRate: row.exchange_rate === null ? null : decimal(row.exchange_rate),
    totals: row.totals,
    tieOut: row.tie_out,
    isSent: row.email_state === 'sent',
    sentAt: row.sent_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
