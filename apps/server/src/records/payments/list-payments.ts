import { sql, type RawBuilder } from 'kysely';
import type { PaymentRow, listPayments as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { listPage, type ListedPage, type Sorting } from '../list-page.ts';
import { markFilter } from '../mark-filter.ts';
import { searchOfDocuments } from '../search-of-documents.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { paymentRowColumns, paymentRowJoins, paymentRowOf, type PaymentRowRead } from './payment-row.ts';

export type PaymentFilter = z.output<NonNullable<typeof contract.query>>;

export interface PaymentsAsked {
  readonly workspaceId: string;
  readonly filter: PaymentFilter;
  readonly now: Date;
}

/** A page of payments. Deleted ones are not among them. */
export async function listPayments(
  db: Db,
  { workspaceId, filter, now }: PaymentsAsked,
): Promise<ListedPage<PaymentRow>> {
  const page = await listPage<PaymentRowRead>(db, {
    from: sql`payment r`,
    where: await conditions(db, workspaceId, filter),
    search: searchOfDocuments(workspaceId, filter),
    sorting: sortings[filter.sort],
    columns: sql`${paymentRowColumns}, ${syncColumns}`,
    joins: sql`${paymentRowJoins} ${syncJoins}`,
    page: filter,
  });
  return { ...page, rows: page.rows.map(row => paymentRowOf(row, now)) };
}

const byDate = { key: sql`r.txn_date`, type: 'date' } as const;
const byTotal = { key: sql`r.total`, type: 'numeric' } as const;

const sortings: Readonly<Record<PaymentFilter['sort'], Sorting>> = {
  date: { ...byDate, isDescending: false },
  '-date': { ...byDate, isDescending: true },
  total: { ...byTotal, isDescending: false },
  '-total': { ...byTotal, isDescending: true },
};

async function conditions(db: Db, workspaceId: string, filter: PaymentFilter): Promise<RawBuilder<boolean>> {
  const parts = [
    sql<boolean>`r.workspace_id = ${workspaceId} and not r.is_deleted`,
    ...(filter.customerId === undefined ? [] : [sql<boolean>`r.customer_id = ${filter.customerId}`]),
    ...(filter.invoiceId === undefined ? [] : [settling(workspaceId, filter.invoiceId)]),
    ...(filter.from === undefined ? [] : [sql<boolean>`r.txn_date >= ${filter.from}`]),
    ...(filter.to === undefined ? [] : [sql<boolean>`r.txn_date <= ${filter.to}`]),
    ...(filter.mark === undefined ? [] : [await markFilter(db, workspaceId, filter.mark)]),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** Those with a part that settles the invoice, in whatever books it stands. */
const settling = (workspaceId: string, invoiceId: string): RawBuilder<boolean> => sql<boolean>`r.id in (
  select a.payment_id from link d
  join payment_allocation a on a.kind = 'invoice' and a.books_id = d.books_id
  join link p on p.connection_id = d.connection_id and p.kind = 'payment' and p.record_id = a.payment_id
  where d.kind = 'invoice' and d.record_id = ${invoiceId} and d.workspace_id = ${workspaceId})`;
