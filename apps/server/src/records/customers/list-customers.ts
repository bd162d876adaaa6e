import { sql, type RawBuilder } from 'kysely';
import type { Customer, listCustomers as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { lifeBranches, lifeFilter } from '../life-filter.ts';
import { listPage, type ListedPage, type Sorting } from '../list-page.ts';
import { freeForCompany } from '../free-for-company.ts';
import { markFilter } from '../mark-filter.ts';
import { searchOfRows } from '../search-query.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { customerColumns, customerOf, type CustomerRead } from './customer-row.ts';

export type CustomerFilter = z.output<NonNullable<typeof contract.query>>;

/** A page of customers. */
export async function listCustomers(
  db: Db,
  asked: { readonly workspaceId: string; readonly filter: CustomerFilter; readonly now: Date },
): Promise<ListedPage<Customer>> {
  const { filter, now } = asked;
  const page = await listPage<CustomerRead>(db, {
    from: sql`customer r`,
    where: await conditions(db, asked.workspaceId, filter),
    branches: lifeBranches(filter.status),
    search: searchOfRows(filter),
    sorting: sortings[filter.sort],
    columns: sql`${customerColumns}, ${syncColumns}`,
    joins: syncJoins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(row => customerOf(row, now)) };
}

const byName = { key: sql`r.sort_key`, type: 'text' } as const;
const byBalance = { key: sql`r.balance`, type: 'numeric' } as const;
const byUpdate = { key: sql`r.updated_at`, type: 'timestamptz' } as const;

const sortings: Readonly<Record<CustomerFilter['sort'], Sorting>> = {
  name: { ...byName, isDescending: false },
  '-name': { ...byName, isDescending: true },
  balance: { ...byBalance, isDescending: false },
  '-balance': { ...byBalance, isDescending: true },
  updated: { ...byUpdate, isDescending: false },
  '-updated': { ...byUpdate, isDescending: true },
};

async function conditions(db: Db, workspaceId: string, filter: CustomerFilter): Promise<RawBuilder<boolean>> {
  const parts = [sql<boolean>`r.workspace_id = ${workspaceId}`, lifeFilter(filter.status)];
  if (filter.mark !== undefined) parts.push(await markFilter(db, workspaceId, filter.mark));
  if (filter.connectionId !== undefined) parts.push(freeForCompany(filter.connectionId));
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
