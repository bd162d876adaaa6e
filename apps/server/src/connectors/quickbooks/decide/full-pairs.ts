import { sql } from 'kysely';
import { instant } from '@tieout/domain';
import {
  noAnswers,
  viewBooks,
  type Base,
  type BooksLife,
  type BooksRecord,
  type CompiledMapping,
  type Fields,
  type Match,
  type Pair,
  type References,
  type WorkspaceLife,
} from '@tieout/sync';
import { customerFieldsOf, type CustomerFieldRow } from '../../../records/customers/customer-field-columns.ts';
import { itemFieldsOf, type ItemFieldRow } from '../../../records/items/item-field-columns.ts';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import type { PlannedList } from './plan-categories.ts';

/** Two ends that are linked, or taken for the same. */
export interface PairEnds {
  readonly booksId: string;
  readonly recordId: string | null;
  readonly match: Match;
}

interface Row {
  readonly books_id: string;
  readonly books_life: BooksLife;
  readonly books_version: string;
  readonly books_changed: Date;
  readonly fields: Fields;
  readonly base: { readonly life: WorkspaceLife; readonly fields: Fields } | null;
  readonly buried: { readonly workspaceId: string; readonly name: string; readonly deletedAt: string } | null;
  readonly record: (CustomerFieldRow & ItemFieldRow & RecordColumns) | null;
  readonly survivor: Survivor | null;
}

/** What a record was merged into, where that is known. */
interface Survivor {
  readonly id: string;
  readonly life: BooksLife;
  readonly version: string;
  readonly changed: string;
  readonly fields: Fields;
  readonly linkedTo: string | null;
}

interface RecordColumns {
  readonly id: string;
  readonly life: WorkspaceLife;
  readonly version: number;
  readonly updated_at: string;
}

/** JSON numbers cannot hold every decimal: they travel as text. */
const decimalTexts = {
  customer: sql`jsonb_build_object('balance', r.balance::text)`,
  item: sql`jsonb_build_object('unit_price', r.unit_price::text, 'quantity_on_hand', r.quantity_on_hand::text)`,
} as const;

/** Which pairs of which list, and the mapping that the base is read by. */
export interface WantedPairs {
  readonly connectionId: string;
  readonly list: PlannedList;
  readonly ends: readonly PairEnds[];
  readonly mapping: CompiledMapping;
}

/** Both sides of pairs with all their fields, as the planner takes them. For some hundreds at a time. */
export async function fullPairs(db: Db, wanted: WantedPairs, links: References): Promise<readonly Pair[]> {
  const { connectionId, list, ends, mapping } = wanted;
  const asked = ends.map(({ booksId, recordId }) => ({ booksId, recordId }));
  const { rows } = await sql<Row>`
    select m.books_id, m.life as books_life, m.sync_token as books_version, m.changed_at as books_changed, m.fields, l.base,
      case when t.books_id is null then null
        else jsonb_build_object('workspaceId', t.record_id, 'name', t.name, 'deletedAt', t.deleted_at) end as buried,
      to_jsonb(r) - 'search' || ${decimalTexts[list.kind]} as record,
      case when s.books_id is null then null
        else jsonb_build_object('id', s.books_id, 'life', s.life, 'version', s.sync_token::text, 'changed', s.changed_at,
          'fields', s.fields, 'linkedTo', sl.record_id) end as survivor
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g("booksId" text, "recordId" uuid)
    join mirror m on m.connection_id = ${connectionId} and m.entity = ${list.entity} and m.books_id = g."booksId"
    left join link l on l.connection_id = m.connection_id and l.kind = ${list.kind} and l.books_id = m.books_id
    left join tombstone t on t.connection_id = m.connection_id and t.kind = ${list.kind} and t.books_id = m.books_id
    left join ${sql.table(list.table)} r on r.id = coalesce(l.record_id, g."recordId")
      and (l.record_id is not null or ${freeForCompany(connectionId)})
    left join mirror s on m.life = 'merged' and s.connection_id = m.connection_id and s.entity = m.entity and s.books_id = m.merged_into
    left join link sl on sl.connection_id = s.connection_id and sl.kind = ${list.kind} and sl.books_id = s.books_id`.execute(
    db,
  );
  const matches = new Map(ends.map(end => [end.booksId, end.match]));
  return rows.map(row =>
    pairOf(list.kind, row, { links, mapping, match: matches.get(row.books_id) ?? { kind: 'none' } }),
  );
}

interface PairContext {
  readonly links: References;
  readonly mapping: CompiledMapping;
  readonly match: Match;
}

function pairOf(kind: ListKind, row: Row, context: PairContext): Pair {
  const { match } = context;
  const { record, base, buried, survivor } = row;
  return {
    kind,
    workspace:
      record === null
        ? null
        : {
            kind,
            id: record.id,
            version: String(record.version),
            life: record.life,
            changedAt: instant(new Date(record.updated_at).toISOString()),
            fields: recordFields(kind, record),
          },
    books: {
      kind,
      id: row.books_id,
      version: row.books_version,
      life: row.books_life,
      mergedInto: survivor?.id ?? null,
      changedAt: instant(row.books_changed.toISOString()),
      fields: row.fields,
    },
    link:
      base === null || record === null
        ? null
        : { kind, workspaceId: record.id, booksId: row.books_id, base: baseOf(base, context), lineIds: {} },
    tombstone:
      buried === null
        ? null
        : { ...buried, kind, booksId: row.books_id, deletedAt: instant(new Date(buried.deletedAt).toISOString()) },
    match,
    answers: noAnswers,
    mergeTarget: survivor === null ? null : { record: survivorOf(kind, survivor), linkedTo: survivor.linkedTo },
  };
}

const survivorOf = (kind: ListKind, { id, version, life, changed, fields }: Survivor): BooksRecord => ({
  kind,
  id,
  version,
  life,
  mergedInto: null,
  changedAt: instant(new Date(changed).toISOString()),
  fields,
});

/** A base is kept in the connector's form, references as ids of the books: that is what the mirror holds, and costs nothing to copy. */
const baseOf = (base: NonNullable<Row['base']>, { mapping, links }: PairContext): Base => ({
  life: base.life,
  fields: viewBooks(base.fields, mapping, { links }).fields,
});

const recordFields = (kind: ListKind, record: NonNullable<Row['record']>): Fields =>
  kind === 'customer' ? customerFieldsOf(record) : itemFieldsOf(record);
