import { sql } from 'kysely';
import type { ItemKind } from '@tieout/api';
import type { BooksLife, WorkspaceLife } from '@tieout/sync';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Db } from '../../../store/store.ts';
import type { PlannedList } from './plan-categories.ts';

/** A books record as far as matching needs it: a hundred thousand of them fit in memory. */
export interface LightBooks {
  readonly books_id: string;
  readonly life: BooksLife;
  readonly name: string;
  readonly name_key: string;
  readonly email: string | null;
  readonly sku: string | null;
  readonly type: ItemKind | null;
  readonly parent_id: string | null;
  /** The record here that it is linked to. */
  readonly record_id: string | null;
  /** Linked, and neither side moved since. */
  readonly is_settled: boolean;
  /** A person unlinked it from its counterpart here (U35). */
  readonly is_apart: boolean;
  readonly buried_id: string | null;
  readonly buried_at: Date | null;
}

/** A record here that is linked to nothing. */
export interface LightRecord {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly email: string | null;
  readonly sku: string | null;
}

const nameField = { customer: 'displayName', item: 'name' } as const;
const nameColumn = { customer: 'display_name', item: 'name' } as const;

/** All records of a list in the books, with what is known about each here. Ordered by name. */
export async function lightBooks(db: Db, connectionId: string, list: PlannedList): Promise<readonly LightBooks[]> {
  const { rows } = await sql<LightBooks>`
    select m.books_id, m.life, coalesce(m.fields->>${nameField[list.kind]}, '') as name, coalesce(m.name_key, '') as name_key,
      m.fields->>'email' as email, m.fields->>'sku' as sku, m.fields->>'type' as type, m.parent_id, l.record_id,
      l.record_id is not null and r.life = l.base->>'life' and jsonb_strip_nulls(l.base->'fields') = m.fields and r.mark = 'in-step'
        and r.life = case m.life when 'live' then 'live' when 'inactive' then 'inactive' else 'deleted' end as is_settled,
      k.books_id is not null as is_apart, t.record_id as buried_id, t.deleted_at as buried_at
    from mirror m
    left join link l on l.connection_id = m.connection_id and l.kind = ${list.kind} and l.books_id = m.books_id
    left join ${sql.table(list.table)} r on r.id = l.record_id
    left join tombstone t on t.connection_id = m.connection_id and t.kind = ${list.kind} and t.books_id = m.books_id
    left join kept_apart k on k.connection_id = m.connection_id and k.kind = ${list.kind} and k.books_id = m.books_id
    where m.connection_id = ${connectionId} and m.entity = ${list.entity}
    order by m.name_key, m.books_id`.execute(db);
  return rows;
}

/** The live records here that this connection links to nothing, that nobody parted from it, and that no other company has. */
export async function lightRecords(
  db: Db,
  connection: { readonly id: string; readonly workspaceId: string },
  list: PlannedList,
): Promise<readonly LightRecord[]> {
  const live: WorkspaceLife = 'live';
  const email = sql.raw(list.kind === 'customer' ? `nullif(lower(r.email), '')` : 'null');
  const sku = sql.raw(list.kind === 'item' ? `nullif(r.sku, '')` : 'null');
  const { rows } = await sql<LightRecord>`
    select r.id, r.${sql.ref(nameColumn[list.kind])} as name, r.name_key, ${email} as email, ${sku} as sku
    from ${sql.table(list.table)} r
    where r.workspace_id = ${connection.workspaceId} and r.life = ${live} and ${freeForCompany(connection.id)} and not exists (
      select 1 from link l where l.connection_id = ${connection.id} and l.kind = ${list.kind} and l.record_id = r.id
    ) and not exists (
      select 1 from kept_apart k where k.connection_id = ${connection.id} and k.kind = ${list.kind} and k.record_id = r.id
    )`.execute(db);
  return rows;
}
