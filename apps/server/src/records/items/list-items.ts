import { sql, type RawBuilder } from 'kysely';
import type { Item, listItems as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { lifeBranches, lifeFilter } from '../life-filter.ts';
import { listPage, type ListedPage, type Sorting } from '../list-page.ts';
import { freeForCompany } from '../free-for-company.ts';
import { markFilter } from '../mark-filter.ts';
import { searchOfRows } from '../search-query.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { itemColumns, itemOf, type ItemRead } from './item-row.ts';

export type ItemFilter = z.output<NonNullable<typeof contract.query>>;

/** A page of items. */
export async function listItems(
  db: Db,
  asked: { readonly workspaceId: string; readonly filter: ItemFilter; readonly now: Date },
): Promise<ListedPage<Item>> {
  const { filter, now } = asked;
  const page = await listPage<ItemRead>(db, {
    from: sql`item r`,
    where: await conditions(db, asked.workspaceId, filter),
    branches: lifeBranches(filter.status),
    search: searchOfRows(filter),
    sorting: sortings[filter.sort],
    columns: sql`${itemColumns}, ${syncColumns}`,
    joins: syncJoins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(row => itemOf(row, now)) };
}

const byName = { key: sql`r.sort_key`, type: 'text' } as const;
const byPrice = { key: sql`coalesce(r.unit_price, 0)`, type: 'numeric' } as const;
const byUpdate = { key: sql`r.updated_at`, type: 'timestamptz' } as const;

const sortings: Readonly<Record<ItemFilter['sort'], Sorting>> = {
  name: { ...byName, isDescending: false },
  '-name': { ...byName, isDescending: true },
  price: { ...byPrice, isDescending: false },
  '-price': { ...byPrice, isDescending: true },
  updated: { ...byUpdate, isDescending: false },
  '-updated': { ...byUpdate, isDescending: true },
};

async function conditions(db: Db, workspaceId: string, filter: ItemFilter): Promise<RawBuilder<boolean>> {
  const parts = [sql<boolean>`r.workspace_id = ${workspaceId}`, lifeFilter(filter.status)];
  if (filter.kind !== undefined) parts.push(sql<boolean>`r.kind = ${filter.kind}`);
  if (filter.sellable === true) parts.push(sql<boolean>`r.kind <> 'category'`);
  if (filter.mark !== undefined) parts.push(await markFilter(db, workspaceId, filter.mark));
  if (filter.connectionId !== undefined) parts.push(freeForCompany(filter.connectionId));
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
