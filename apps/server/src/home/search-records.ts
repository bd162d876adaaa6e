import { sql } from 'kysely';
import type { searchRecords as contract } from '@tieout/api';
import type { z } from 'zod';
import { searchQuery } from '../records/search-query.ts';
import type { Db } from '../store/store.ts';

export type SearchAnswer = z.output<NonNullable<typeof contract.answer>>;

const eachMax = 5;

interface Row {
  readonly kind: SearchAnswer['rows'][number]['kind'];
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
}

/** Customers, items and invoices whose words begin as typed: a handful of each, for the command palette. */
export async function searchRecords(db: Db, workspaceId: string, typed: string): Promise<SearchAnswer> {
  const query = searchQuery(typed);
  if (query === undefined) return { rows: [] };
  const words = sql`to_tsquery('simple', ${query})`;
  const { rows } = await sql<Row>`
    (select 'customer' as kind, id, display_name as title, email as subtitle from customer
      where workspace_id = ${workspaceId} and life = 'live' and search @@ ${words} limit ${eachMax})
    union all
    (select 'item', id, full_name, sku from item
      where workspace_id = ${workspaceId} and life = 'live' and search @@ ${words} limit ${eachMax})
    union all
    (select 'invoice', v.id, 'Invoice ' || coalesce(v.number, '(draft)'), coalesce(c.display_name, '') from invoice v
      left join customer c on c.id = v.customer_id
      where v.workspace_id = ${workspaceId} and not v.is_deleted and v.search @@ ${words} limit ${eachMax})`.execute(
    db,
  );
  return { rows };
}
