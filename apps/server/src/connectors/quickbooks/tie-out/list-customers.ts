import { sql } from 'kysely';
import type { TieOutCustomer } from '@tieout/api';
import { decimal } from '@tieout/domain';
import { listPage, type ListedPage } from '../../../records/list-page.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import { comparedAmount } from './compared-amount.ts';
import { readTieOut } from './tie-out-answer.ts';

/** A stored row as the list and the file show it. */
export interface CustomerRow {
  readonly seq: number;
  readonly customer_id: string | null;
  readonly books_id: string | null;
  readonly name: string;
  readonly currency: string;
  readonly open_here: string;
  readonly open_books: string;
  readonly left_alone: string;
  readonly stated: string | null;
}

export interface CustomerFilter {
  readonly show: 'differing' | 'all';
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What customers owe on each side, by name. @throws ProblemFault `not-found` */
export async function listTieOutCustomers(
  db: Db,
  key: RecordKey,
  { show, search, ...page }: CustomerFilter,
): Promise<ListedPage<TieOutCustomer>> {
  await readTieOut(db, key);
  const differing = show === 'differing' ? sql`r.open_here <> r.open_books` : sql`true`;
  const found = search === undefined ? sql`true` : sql`strpos(lower(r.name), lower(${search})) > 0`;
  const listed = await listPage<CustomerRow>(db, {
    from: sql`tie_out_customer r`,
    where: sql`r.tie_out_id = ${key.id} and ${differing} and ${found}`,
    sorting: { key: sql`r.seq`, type: 'bigint', isDescending: false, id: sql`r.seq::text` },
    columns: sql`r.*`,
    page,
  });
  return { ...listed, rows: listed.rows.map(customerOf) };
}

const customerOf = (row: CustomerRow): TieOutCustomer => ({
  seq: row.seq,
  customerId: row.customer_id,
  booksId: row.books_id,
  name: row.name,
  currency: row.currency,
  open: comparedAmount(row.open_here, row.open_books),
  stated: row.stated === null ? null : decimal(row.stated),
  leftAlone: decimal(row.left_alone),
});
