import { matchLists, noMatch, type Match } from '@tieout/sync';
import { sql } from 'kysely';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Db } from '../../../store/store.ts';
import { matchableRecord, type MatchKeys } from '../decide/matchable-record.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

/** Unlinked records of one list here that are about to be sent. */
export interface Outgoing {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly kind: ListKind;
  readonly recordIds: readonly string[];
}

/** What a record here was taken for in the books. */
export interface OutgoingMatch {
  readonly match: Match;
  /** Set when there is exactly one. */
  readonly booksId: string | null;
}

interface KeyRow extends MatchKeys {
  readonly side: 'workspace' | 'books';
  readonly id: string;
}

/**
 * Looks for records of the books that are the same as some records here, by the keys that full lists are matched by. Whoever shares a key
 * on either side is read too, so that one key that fits several is never guessed at.
 */
export async function matchOutgoing(db: Db, outgoing: Outgoing): Promise<ReadonlyMap<string, OutgoingMatch>> {
  const rows = await rowsSharingKeys(db, outgoing);
  const side = (name: KeyRow['side']) => rows.filter(row => row.side === name).map(row => matchableRecord(row.id, row));
  const { pairs, ambiguousHere } = matchLists(side('workspace'), side('books'));
  const matches = new Map<string, OutgoingMatch>();
  for (const id of outgoing.recordIds) {
    const candidates = ambiguousHere.get(id);
    const pair = pairs.find(({ workspaceId }) => workspaceId === id);
    if (candidates !== undefined) matches.set(id, { match: { kind: 'several', candidates }, booksId: null });
    else if (pair !== undefined) matches.set(id, matchedOne(pair));
    else matches.set(id, { match: noMatch, booksId: null });
  }
  return matches;
}

const matchedOne = ({ booksId, reason, score }: ReturnType<typeof matchLists>['pairs'][number]): OutgoingMatch => ({
  match: { kind: 'one', reason, score },
  booksId,
});

async function rowsSharingKeys(
  db: Db,
  { connectionId, workspaceId, kind, recordIds }: Outgoing,
): Promise<readonly KeyRow[]> {
  const isCustomer = kind === 'customer';
  const entity = isCustomer ? 'Customer' : 'Item';
  const name = sql.raw(isCustomer ? `m.fields->>'displayName'` : `m.fields->>'name'`);
  const ownName = sql.raw(isCustomer ? 'r.display_name' : 'r.name');
  const ownEmail = sql.raw(isCustomer ? `nullif(lower(r.email), '')` : 'null::text');
  const ownSku = sql.raw(isCustomer ? 'null::text' : `nullif(r.sku, '')`);
  const unlinked = sql`r.workspace_id = ${workspaceId} and r.life = 'live' and ${freeForCompany(connectionId)}
    and not exists (select 1 from link l where l.connection_id = ${connectionId} and l.kind = ${kind} and l.record_id = r.id)`;
  const skuRows = isCustomer ? sql`` : sql`or m.fields->>'sku' in (select sku from asked where sku is not null)`;
  const { rows } = await sql<KeyRow>`
    with asked as materialized (
      select r.id, r.name_key, ${ownSku} as sku from ${sql.table(kind)} r
      where r.id = any(${recordIds}::uuid[]) and ${unlinked}
    ),
    there as materialized (
      select m.books_id as id, coalesce(${name}, '') as name, m.name_key, m.fields->>'email' as email, m.fields->>'sku' as sku
      from mirror m where m.connection_id = ${connectionId} and m.entity = ${entity} and m.life = 'live'
        and (m.name_key in (select name_key from asked) ${skuRows})
        and not exists (select 1 from link l
          where l.connection_id = m.connection_id and l.kind = ${kind} and l.books_id = m.books_id)
        and not exists (select 1 from kept_apart k
          where k.connection_id = m.connection_id and k.kind = ${kind} and k.books_id = m.books_id)
    )
    select 'workspace' as side, r.id::text as id, ${ownName} as name, r.name_key, ${ownEmail} as email, ${ownSku} as sku
    from ${sql.table(kind)} r
    where ${unlinked} and (r.id in (select id from asked) or r.name_key in (select name_key from there))
    union all
    select 'books', t.id, t.name, t.name_key, t.email, t.sku from there t`.execute(db);
  return rows;
}
