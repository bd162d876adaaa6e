import { sql } from 'kysely';
import { isReference, linkIndex, type Fields, type LineValue, type LinkIndex, type RecordKind } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';

/** Records that documents point at, by the id of either side. */
export interface PointedAt {
  readonly recordIds: readonly string[];
  readonly booksIds: readonly string[];
}

interface PointedAtRow {
  readonly kind: RecordKind;
  readonly record_id: string;
  readonly books_id: string;
  readonly is_merged: boolean;
  readonly merged_into: string | null;
}

/**
 * The links of records that documents point at. A record that was deleted here counts too: its documents go on pointing at it, and
 * are not changed by that.
 */
export async function linksOf(db: Db, connectionId: string, { recordIds, booksIds }: PointedAt): Promise<LinkIndex> {
  const { rows } = await sql<PointedAtRow>`
    select kind, record_id, books_id, false as is_merged, null as merged_into from tombstone
    where connection_id = ${connectionId} and kind <> 'payment'
      and (record_id = any(${recordIds}::uuid[]) or books_id = any(${booksIds}::text[]))
    union all
    select l.kind, l.record_id, l.books_id, coalesce(m.life = 'merged', false), m.merged_into
    from link l left join mirror m
      on m.connection_id = l.connection_id and m.entity = initcap(l.kind) and m.books_id = l.books_id
    where l.connection_id = ${connectionId} and l.kind <> 'payment'
      and (l.record_id = any(${recordIds}::uuid[]) or l.books_id = any(${booksIds}::text[]))`.execute(db);
  // A link stands later, and so above a tombstone of the same record.
  const index = linkIndex(rows.map(row => ({ kind: row.kind, workspaceId: row.record_id, booksId: row.books_id })));
  for (const { kind, books_id: booksId, is_merged: isMerged, merged_into: into } of rows) {
    if (isMerged) index.addMerge(kind, booksId, into);
  }
  return index;
}

/** Whom and what documents point at: `here` in the workspace's ids, `there` in the books'. */
export function pointedAt(here: readonly Fields[], there: readonly Fields[]): PointedAt {
  const recordIds = here.flatMap(fields => valuesIn(fields)).flatMap(value => (isReference(value) ? [value.id] : []));
  const booksIds = there.flatMap(fields => valuesIn(fields)).filter(value => typeof value === 'string');
  return { recordIds: [...new Set(recordIds)], booksIds: [...new Set(booksIds)] };
}

const valuesIn = (fields: Fields) => [
  fields['customer'] ?? null,
  ...linesIn(fields).map(line => line.fields['item'] ?? null),
];

const linesIn = ({ lines }: Fields): readonly LineValue[] => (Array.isArray(lines) ? (lines as LineValue[]) : []);
