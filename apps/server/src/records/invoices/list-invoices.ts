import { sql, type RawBuilder } from 'kysely';
import type { InvoiceRow, listInvoices as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { dayOf, readCompaniesOn, type CompanyDays } from '../company-days.ts';
import { listPage, type ListedPage, type Sorting } from '../list-page.ts';
import { markFilter } from '../mark-filter.ts';
import { searchOfDocuments } from '../search-of-documents.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { invoiceRowColumns, invoiceRowJoins, invoiceRowOf, type InvoiceRowRead } from './invoice-row.ts';
import { stateFilter } from './state-filter.ts';

export type InvoiceFilter = z.output<NonNullable<typeof contract.query>>;

/** A page of invoices. Deleted ones are shown only when they are asked for. */
export async function listInvoices(
  db: Db,
  asked: { readonly workspaceId: string; readonly filter: InvoiceFilter; readonly now: Date },
): Promise<ListedPage<InvoiceRow>> {
  const { workspaceId, filter, now } = asked;
  const { days } = await readCompaniesOn(db, workspaceId, now);
  const page = await listPage<InvoiceRowRead>(db, {
    from: sql`invoice r`,
    where: await conditions(db, { workspaceId, filter, days }),
    search: searchOfDocuments(workspaceId, filter),
    sorting: sortings[filter.sort],
    columns: sql`${invoiceRowColumns}, ${syncColumns}`,
    joins: sql`${invoiceRowJoins} ${syncJoins}`,
    page: filter,
  });
  return { ...page, rows: page.rows.map(row => invoiceRowOf(row, { now, today: dayOf(days, row.owner_id) })) };
}

const byDate = { key: sql`r.txn_date`, type: 'date' } as const;
const byDue = { key: sql`r.due_date`, type: 'date' } as const;
const byTotal = { key: sql`r.total`, type: 'numeric' } as const;
const byNumber = { key: sql`coalesce(r.number, '')`, type: 'text' } as const;

const sortings: Readonly<Record<InvoiceFilter['sort'], Sorting>> = {
  date: { ...byDate, isDescending: false },
  '-date': { ...byDate, isDescending: true },
  due: { ...byDue, isDescending: false },
  '-due': { ...byDue, isDescending: true },
  total: { ...byTotal, isDescending: false },
  '-total': { ...byTotal, isDescending: true },
  number: { ...byNumber, isDescending: false },
  '-number': { ...byNumber, isDescending: true },
};

interface Asked {
  readonly workspaceId: string;
  readonly filter: InvoiceFilter;
  readonly days: CompanyDays;
}

async function conditions(db: Db, { workspaceId, filter, days }: Asked): Promise<RawBuilder<boolean>> {
  const parts = [
    sql<boolean>`r.workspace_id = ${workspaceId}`,
    filter.state === undefined ? sql<boolean>`not r.is_deleted` : stateFilter(filter.state, days),
    ...(filter.customerId === undefined ? [] : [sql<boolean>`r.customer_id = ${filter.customerId}`]),
    ...(filter.from === undefined ? [] : [sql<boolean>`r.txn_date >= ${filter.from}`]),
    ...(filter.to === undefined ? [] : [sql<boolean>`r.txn_date <= ${filter.to}`]),
    ...(filter.mark === undefined ? [] : [await markFilter(db, workspaceId, filter.mark)]),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
