import { sql } from 'kysely';
import type { CreditMemo, CreditMemoRow, Estimate, EstimateRow, RefundReceipt, RefundReceiptRow } from '@tieout/api';
import { decimal, isInvoiceable, isZero, type EstimateStatus, type LocalDate } from '@tieout/domain';
import type { SalesDocumentContent, SalesDocumentKind } from '../../store/record-tables.ts';
import { syncStateOf, type SyncFacts } from '../sync-facts.ts';

/** Columns of estimates and credit memos in lists; rows `r`. */
export const salesDocumentRowColumns = sql`r.id, r.kind, r.number, r.customer_id, coalesce(c.full_name, '') as customer_name,
  r.txn_date, r.expiration_date, r.status, r.currency, r.total, r.remaining, r.stage, r.is_voided, r.is_deleted, r.mark, r.version,
  r.updated_at, r.content->'refund'->'account' as refunded_from`;
export const salesDocumentRowJoins = sql`left join customer c on c.id = r.customer_id`;
export const salesDocumentColumns = sql`${salesDocumentRowColumns}, r.workspace_id, r.exchange_rate, r.content, r.created_at`;

export interface SalesDocumentRowRead extends SyncFacts {
  readonly id: string;
  readonly kind: SalesDocumentKind;
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly txn_date: LocalDate;
  readonly expiration_date: LocalDate | null;
  readonly status: EstimateStatus | null;
  readonly currency: string;
  readonly total: string;
  readonly remaining: string;
  readonly stage: 'posting' | 'posted';
  readonly is_voided: boolean;
  readonly is_deleted: boolean;
  readonly version: number;
  readonly updated_at: Date;
  /** The account that the money of a refund receipt left. */
  readonly refunded_from: RefundReceiptRow['account'];
}

export interface SalesDocumentRead extends SalesDocumentRowRead {
  readonly workspace_id: string;
  readonly exchange_rate: string | null;
  readonly content: SalesDocumentContent;
  readonly created_at: Date;
}

/** What documents are shown with: the moment, and their company's calendar day. */
export interface ShownAt {
  readonly now: Date;
  readonly today: LocalDate;
}

/** A whole document also shows what stands against it. */
export interface Shown extends ShownAt {
  readonly problems: Estimate['problems'];
}

const sharedRow = (row: SalesDocumentRowRead, now: Date) => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  customerName: row.customer_name,
  txnDate: row.txn_date,
  currency: row.currency,
  total: decimal(row.total),
  sync: syncStateOf(row.kind, row, now),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

const sharedParts = (row: SalesDocumentRead, { problems }: Shown) => ({
  ...row.content,
  exchangeRate: row.exchange_rate === null ? null : decimal(row.exchange_rate),
  problems,
  createdAt: row.created_at.toISOString(),
});

/** How a document ended; undefined while it counts. */
const endOf = (row: SalesDocumentRowRead): 'deleted' | 'voided' | undefined =>
  row.is_deleted ? 'deleted' : row.is_voided ? 'voided' : undefined;

/** A credit memo as lists show it. */
export const creditMemoRowOf = (row: SalesDocumentRowRead, now: Date): CreditMemoRow => ({
  ...sharedRow(row, now),
  state: endOf(row) ?? (row.stage === 'posting' ? 'draft' : isZero(decimal(row.remaining)) ? 'applied' : 'open'),
  remaining: decimal(row.remaining),
});

/** The whole credit memo. */
export const creditMemoOf = (row: SalesDocumentRead, shown: Shown): CreditMemo => ({
  ...creditMemoRowOf(row, shown.now),
  ...sharedParts(row, shown),
});

/** A refund receipt as lists show it. */
export const refundReceiptRowOf = (row: SalesDocumentRowRead, now: Date): RefundReceiptRow => ({
  ...sharedRow(row, now),
  state: endOf(row) ?? (row.stage === 'posting' ? 'draft' : 'refunded'),
  account: row.refunded_from,
});

/** The whole refund receipt. */
export function refundReceiptOf(row: SalesDocumentRead, shown: Shown): RefundReceipt {
  const { refund, ...content } = row.content;
  return {
    ...refundReceiptRowOf(row, shown.now),
    ...sharedParts({ ...row, content }, shown),
    method: refund?.method ?? null,
    reference: refund?.reference ?? '',
  };
}

/** An estimate as lists show it. */
export function estimateRowOf(row: SalesDocumentRowRead, { now, today }: ShownAt): EstimateRow {
  const status = row.stage === 'posting' ? 'draft' : (row.status ?? 'pending');
  const isOpen = isInvoiceable(status) && endOf(row) === undefined;
  return {
    ...sharedRow(row, now),
    state: endOf(row) ?? status,
    isExpired: isOpen && row.expiration_date !== null && row.expiration_date < today,
    expirationDate: row.expiration_date,
  };
}

/** The whole estimate, but for the invoice that was made of it. */
export const estimateOf = (row: SalesDocumentRead, shown: Shown): Omit<Estimate, 'invoice'> => ({
  ...estimateRowOf(row, shown),
  ...sharedParts(row, shown),
});
