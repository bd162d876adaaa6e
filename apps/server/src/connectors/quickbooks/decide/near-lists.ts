import { sql } from 'kysely';
import { linkIndex, matchLists, type LinkIndex, type MatchedLists } from '@tieout/sync';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Db } from '../../../store/store.ts';
import { matchableRecord, type MatchKeys } from './matchable-record.ts';
import type { PlannedList } from './plan-categories.ts';

/** Some records of one list of one company. */
export interface SomeRecords {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly list: PlannedList;
  readonly booksIds: readonly string[];
}

/** The links that deciding about some records can touch: their own, those of their parents, and of the record they were merged into. */
export async function linksAround(db: Db, { connection, list, booksIds }: SomeRecords): Promise<LinkIndex> {
  const { rows } = await sql<{ readonly record_id: string; readonly books_id: string }>`
    with own as (
      select m.books_id, m.parent_id, m.merged_into, s.parent_id as survivors_parent, l.base->'fields'->>'parent' as former_parent,
        r.parent_id as record_parent
      from mirror m
      left join mirror s on s.connection_id = m.connection_id and s.entity = m.entity and s.books_id = m.merged_into
      left join link l on l.connection_id = m.connection_id and l.kind = ${list.kind} and l.books_id = m.books_id
      left join ${sql.table(list.table)} r on r.id = l.record_id
      where m.connection_id = ${connection.id} and m.entity = ${list.entity} and m.books_id = any(${booksIds}::text[])
    )
    select l.record_id, l.books_id from link l
    where l.connection_id = ${connection.id} and l.kind = ${list.kind}
      and l.books_id in (select unnest(array[books_id, parent_id, merged_into, survivors_parent, former_parent]) from own)
    union
    select l.record_id, l.books_id from link l
    where l.connection_id = ${connection.id} and l.kind = ${list.kind} and l.record_id in (select record_parent from own)`.execute(
    db,
  );
  return linkIndex(rows.map(row => ({ kind: list.kind, workspaceId: row.record_id, booksId: row.books_id })));
}

interface KeyRow extends MatchKeys {
  readonly side: 'workspace' | 'books';
  readonly id: string;
}

/**
 * Matches some records of the books with what here could be the same. Only records that share a key are read: those on both sides, so
 * that one key that fits several is never guessed at (as in full lists, packages/sync).
 */
export async function matchSome(db: Db, some: SomeRecords): Promise<MatchedLists> {
  const rows = await rowsSharingKeys(db, some);
  const side = (name: KeyRow['side']) => rows.filter(row => row.side === name).map(row => matchableRecord(row.id, row));
  return matchLists(side('workspace'), side('books'));
}

async function rowsSharingKeys(db: Db, { connection, list, booksIds }: SomeRecords): Promise<readonly KeyRow[]> {
  const isCustomer = list.kind === 'customer';
  const name = sql.raw(isCustomer ? `m.fields->>'displayName'` : `m.fields->>'name'`);
  const ownName = sql.raw(isCustomer ? 'r.display_name' : 'r.name');
  const ownEmail = sql.raw(isCustomer ? `nullif(lower(r.email), '')` : 'null::text');
  const ownSku = sql.raw(isCustomer ? 'null::text' : `nullif(r.sku, '')`);
  const unlinked = sql`r.workspace_id = ${connection.workspaceId} and r.life = 'live' and ${freeForCompany(connection.id)}
    and not exists (
      select 1 from link l where l.connection_id = ${connection.id} and l.kind = ${list.kind} and l.record_id = r.id)`;
  const own = sql`select 'workspace' as side, r.id::text as id, ${ownName} as name, r.name_key, ${ownEmail} as email, ${ownSku} as sku
    from ${sql.table(list.table)} r`;
  // Not materialised: the mirror may hold a hundred thousand records, and only their keys' index is wanted.
  const { rows } = await sql<KeyRow>`
    with there as not materialized (
      select m.books_id as id, coalesce(${name}, '') as name, m.name_key, m.fields->>'email' as email, m.fields->>'sku' as sku
      from mirror m where m.connection_id = ${connection.id} and m.entity = ${list.entity} and m.life = 'live'
        and not exists (select 1 from link l
          where l.connection_id = m.connection_id and l.kind = ${list.kind} and l.books_id = m.books_id)
    ),
    asked as (select * from there where id = any(${booksIds}::text[]))
    ${own} where ${unlinked} and r.name_key in (select name_key from asked)
    union
    ${own} where ${unlinked} and ${ownSku} in (select sku from asked where sku is not null)
    union all
    select 'books', t.id, t.name, t.name_key, t.email, t.sku from there t where t.name_key in (select name_key from asked)`.execute(
    db,
  );
  return rows;
}
