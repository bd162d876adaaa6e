import {
  namesInBooks,
  type BooksRecord,
  type CompiledMapping,
  type Fields,
  type NameInBooks,
  type NameRegister,
  type RecordKind,
} from '@tieout/sync';
import { instant } from '@tieout/domain';
import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { getSyncKind } from './kinds/sync-kinds.ts';

/** Whose names are asked for. */
export interface NamesWanted {
  readonly connectionId: string;
  readonly kind: ListKind;
  readonly recordIds: readonly string[];
  readonly mapping: CompiledMapping;
  /** Names that others hold, of whom QuickBooks told when it refused. */
  readonly others: readonly NameInBooks[];
}

/**
 * Names in the books that records here must not take, as far as the mirror knows them. Vendors and employees share the names of
 * customers and are not mirrored: QuickBooks refuses a clash with one of them, and only then they are asked for (metered reads).
 */
export async function readNames(db: Db, wanted: NamesWanted): Promise<NameRegister> {
  const { connectionId, kind, recordIds, mapping, others } = wanted;
  // Names of items are unique within their category only (entities.md §2.2).
  const sameRoom = kind === 'item' ? sql`and m.parent_id is not distinct from pl.books_id` : sql``;
  const { rows } = await sql<{ readonly books_id: string; readonly fields: Fields }>`
    select distinct m.books_id, m.fields from ${sql.table(kind)} r
    left join link pl on pl.connection_id = ${connectionId} and pl.kind = ${kind} and pl.record_id = r.parent_id
    join mirror m on m.connection_id = ${connectionId} and m.entity = ${getSyncKind(kind).entity} and m.life = 'live'
      and m.name_key = r.name_key ${sameRoom}
    where r.id = any(${recordIds}::uuid[])`.execute(db);
  const books = rows.map(({ books_id: id, fields }) => holder(kind, id, fields));
  return namesInBooks({ kind, books }, mapping, others);
}

const holder = (kind: RecordKind, id: string, fields: Fields): BooksRecord => ({
  kind,
  id,
  version: '0',
  life: 'live',
  mergedInto: null,
  changedAt: instant('1970-01-01T00:00:00.000Z'),
  fields,
});
