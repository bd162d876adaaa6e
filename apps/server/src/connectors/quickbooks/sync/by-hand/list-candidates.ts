import type { LinkCandidate } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import type { ListKind } from '../../mapping/kind-mappings.ts';
import { matchOutgoing } from '../match-outgoing.ts';
import { findJoined } from './find-joined.ts';

/** More than anybody reads; a search narrows it down. */
const candidatesMax = 50;

export interface CandidatesWanted {
  readonly workspaceId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly search: string | undefined;
}

interface Row {
  readonly books_id: string;
  readonly name: string;
  readonly subtitle: string;
  readonly is_former: boolean;
}

/** Unlinked records of QuickBooks that a record here could be: the one that it was parted from, likely ones, or what a search finds. */
export async function listCandidates(db: Db, wanted: CandidatesWanted): Promise<readonly LinkCandidate[]> {
  const joined = await findJoined(db, wanted);
  const { connectionId, sync, partedFrom } = joined;
  const likely = await likelyOnes(db, wanted, connectionId);
  const search = `%${(wanted.search ?? '').replaceAll(/[\\%_]/g, character => `\\${character}`)}%`;
  const isWanted =
    wanted.search === undefined
      ? sql`(m.books_id = ${partedFrom} or m.books_id = any(${[...likely.keys()]}::text[]))`
      : sql`(m.fields->>'displayName' ilike ${search} or m.fields->>'name' ilike ${search} or m.fields->>'sku' ilike ${search}
          or m.fields->>'email' ilike ${search})`;
  const { rows } = await sql<Row>`
    select m.books_id, coalesce(m.fields->>'displayName', m.fields->>'name', '') as name,
      coalesce(m.fields->>'email', m.fields->>'sku', '') as subtitle, m.books_id is not distinct from ${partedFrom} as is_former
    from mirror m where m.connection_id = ${connectionId} and m.entity = ${sync.entity} and m.life = 'live' and ${isWanted}
      and not exists (select 1 from link l where l.connection_id = m.connection_id and l.kind = ${sync.kind} and l.books_id = m.books_id)
    order by 2, 1 limit ${candidatesMax}`.execute(db);
  return rows.map(row => candidateOf(row, likely.get(row.books_id))).toSorted((a, b) => b.score - a.score);
}

interface Likeness {
  readonly reason: string;
  readonly score: number;
}

const former: Likeness = { reason: 'unlinked before', score: 100 };
const searched: Likeness = { reason: '', score: 0 };

function candidateOf(row: Row, likeness: Likeness | undefined): LinkCandidate {
  const { reason, score } = row.is_former ? former : (likeness ?? searched);
  return { booksId: row.books_id, name: row.name, subtitle: row.subtitle, reason, score };
}

/** Documents are not matched by what they look like. */
async function likelyOnes(
  db: Db,
  { kind, workspaceId, recordId }: CandidatesWanted,
  connectionId: string,
): Promise<ReadonlyMap<string, Likeness>> {
  if (kind !== 'customer' && kind !== 'item') return new Map();
  const list: ListKind = kind;
  const found = (await matchOutgoing(db, { connectionId, workspaceId, kind: list, recordIds: [recordId] })).get(
    recordId,
  );
  if (found === undefined) return new Map();
  const { match, booksId } = found;
  if (match.kind === 'several') {
    return new Map(
      match.candidates.map(({ id, reason, score }) => [id, { reason: reason.replaceAll('-', ' '), score }]),
    );
  }
  if (match.kind === 'none' || booksId === null) return new Map();
  return new Map([[booksId, { reason: match.reason.replaceAll('-', ' '), score: match.score }]]);
}
