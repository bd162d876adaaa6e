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
 * Records that moved along and that nobody may have told of: an invoice's balance with its payment (its own notification may be lost),
 * a customer's balance with both (QuickBooks does not count that as a change of the customer; protocol.md §9). Only records that are
 * linked here are worth a metered read.
 */
export async function findRelated(db: Db, asked: RelatedAsked): Promise<readonly WantedRecord[]> {
  const { connectionId, moved, settled, looked } = asked;
  const { rows } = await sql<{ readonly kind: 'customer' | 'invoice'; readonly books_id: string }>`
    select l.kind, l.books_id from link l
    where l.connection_id = ${connectionId} and (
      (l.kind = 'invoice' and l.books_id = any(${settled}::text[]))
      or (l.kind = 'customer' and l.books_id in (
        select m.payload->'CustomerRef'->>'value' from mirror m where m.connection_id = ${connectionId} and (
          (m.entity = 'Invoice' and m.books_id = any(${moved.Invoice}::text[]))
          or (m.entity = 'Payment' and m.books_id = any(${moved.Payment}::text[]))))))
    order by l.kind, l.books_id`.execute(db);
  const known = { customer: new Set(looked.Customer), invoice: new Set(looked.Invoice) };
  const entities = { customer: 'Customer', invoice: 'Invoice' } as const;
  return rows
    .filter(({ kind, books_id: id }) => !known[kind].has(id))
    .map(({ kind, books_id: id }) => wantedRecord(entities[kind], id));
}
