import { sql } from 'kysely';
import type { Choice, Payment, PaymentRow as ApiRow, PaymentState } from '@tieout/api';
import { decimal } from '@tieout/domain';
import { syncStateOf, type SyncFacts } from '../sync-facts.ts';

/** Columns of a payment in lists; rows `r`. */
export const paymentRowColumns = sql`r.id, r.customer_id, coalesce(c.full_name, '') as customer_name, r.txn_date, r.currency, r.total,
  r.unapplied, r.method, r.reference, r.is_voided, r.is_deleted, r.mark, r.version, r.updated_at`;
export const paymentRowJoins = sql`left join customer c on c.id = r.customer_id`;

/** The columns that only the record itself shows. */
export const paymentColumns = sql`${paymentRowColumns}, r.deposit_account, r.note, r.exchange_rate, r.created_at`;

export interface PaymentRowRead extends SyncFacts {
  readonly id: string;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly txn_date: string;
  readonly currency: string;
  readonly total: string;
  readonly unapplied: string;
  readonly method: Choice | null;
  readonly reference: string;
  readonly is_voided: boolean;
  readonly is_deleted: boolean;
  readonly version: number;
  readonly updated_at: Date;
}

export interface PaymentRead extends PaymentRowRead {
  readonly deposit_account: Choice | null;
  readonly note: string;
  readonly exchange_rate: string | null;
  readonly created_at: Date;
}

/** A payment as lists show it. */
export const paymentRowOf = (row: PaymentRowRead, now: Date): ApiRow => ({
  id: row.id,
  customerId: row.customer_id,
  customerName: row.customer_name,
  state: stateOf(row),
  txnDate: row.txn_date,
  currency: row.currency,
  total: decimal(row.total),
  unapplied: decimal(row.unapplied),
  method: row.method,
  reference: row.reference,
  sync: syncStateOf('payment', row, now),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

function stateOf(row: PaymentRowRead): PaymentState {
  if (row.is_deleted) return 'deleted';
  return row.is_voided ? 'voided' : 'received';
}

/** The whole payment. */
export const paymentOf = (row: PaymentRead, parts: Pick<Payment, 'parts' | 'problems'>, now: Date): Payment => ({
  ...paymentRowOf(row, now),
  ...parts,
  depositAccount: row.deposit_account,
  note: row.note,
  exchangeRate: row.exchange_rate === null ? null : decimal(row.exchange_rate),
  createdAt: row.created_at.toISOString(),
});
