import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import type { Ids } from './absorb.ts';
import { wantedRecord, type WantedRecord } from './observation.ts';

export interface RelatedAsked {
  readonly connectionId: string;
  readonly moved: Ids;
  /** Invoices that payments settle differently now. */
  readonly settled: readonly string[];
  /** What was looked at in the same breath need not be asked for again. */
  readonly looked: Ids;
}

/**
 * Records that moved along and that nobody may have told of: an invoice's balance with its payment and the other way round (either
 * notification may come later or be lost), a customer's balance with both (QuickBooks does not count that as a change of the customer;
 * protocol.md §9). Only what concerns records that are linked here is worth a metered read.
 */
export async function findRelated(db: Db, asked: RelatedAsked): Promise<readonly WantedRecord[]> {
  const { connectionId, moved, settled, looked } = asked;
  if (moved.Invoice.length + moved.Payment.length + moved.CreditMemo.length + settled.length === 0) return [];
  const { rows } = await sql<{ readonly entity: RelatedEntity; readonly books_id: string }>`
    with linked_invoice as (
      select m.books_id, m.payload->'LinkedTxn' as linked_txn from mirror m
      join link l on l.connection_id = m.connection_id and l.kind = 'invoice' and l.books_id = m.books_id
      where m.connection_id = ${connectionId} and m.entity = 'Invoice' and m.books_id = any(${moved.Invoice}::text[])
    ),
    claimed as (
      select i.books_id as invoice_id, t->>'TxnId' as payment_id
      from linked_invoice i cross join lateral jsonb_array_elements(coalesce(i.linked_txn, '[]')) as t
      where t->>'TxnType' = 'Payment'
    ),
    known as (
      select p.invoice_id, p.payment_id from payment_part p
      where p.connection_id = ${connectionId} and p.invoice_id in (select books_id from linked_invoice)
    )
    select 'Customer' as entity, l.books_id from link l
    where l.connection_id = ${connectionId} and l.kind = 'customer' and l.books_id in (
      select m.payload->'CustomerRef'->>'value' from mirror m where m.connection_id = ${connectionId} and (
        (m.entity = 'Invoice' and m.books_id = any(${moved.Invoice}::text[]))
        or (m.entity = 'CreditMemo' and m.books_id = any(${moved.CreditMemo}::text[]))
        or (m.entity = 'Payment' and m.books_id = any(${moved.Payment}::text[]))))
    union
    select 'Invoice', l.books_id from link l
    where l.connection_id = ${connectionId} and l.kind = 'invoice' and l.books_id = any(${settled}::text[])
    union
    select 'Payment', payment_id from ((table claimed except table known) union (table known except table claimed)) differing
    order by entity, books_id`.execute(db);
  return rows
    .filter(({ entity, books_id: id }) => !looked[entity].includes(id))
    .map(({ entity, books_id: id }) => wantedRecord(entity, id));
}

type RelatedEntity = 'Customer' | 'Invoice' | 'Payment';
