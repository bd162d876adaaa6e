import { instant } from '@tieout/domain';
import type { Fields, WorkspaceRecord } from '@tieout/sync';
import { sql, type RawBuilder } from 'kysely';
import type { RecordList } from '../../../../records/lists/record-lists.ts';
import { nameColumns, renameDescendants } from '../../../../records/lists/record-names.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import { fieldAssignments, writeFields } from '../../../../records/write-fields.ts';
import type { Db, Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import type { Changing, CompanyFacts, Making, SyncKind } from '../sync-kind.ts';
import { idOf, textOf } from './plain-field.ts';
import { setListLife } from './set-list-life.ts';

/** What customers and items differ in beyond `RecordList`. */
export interface ListKindParts<Row> {
  readonly list: RecordList;
  /** What `fieldsOf` reads. */
  readonly columns: RawBuilder<unknown>;
  readonly fieldsOf: (row: Row) => Fields;
  /** Columns of a new record that hold no mapped field. */
  readonly fixed: (fields: Fields, company: CompanyFacts) => object;
  /** Columns that follow from fields that were changed. */
  readonly following?: (fields: Fields, company: CompanyFacts) => object;
  /** Fields with what only the mirror knows of them. */
  readonly complete?: (db: Db, company: CompanyFacts, fields: Fields) => Promise<Fields>;
}

interface Stored {
  readonly id: string;
  readonly life: WorkspaceRecord['life'];
  readonly version: number;
  readonly updated_at: Date;
}

type ListKindBase = Omit<SyncKind, 'phrase'>;

/** What customers and items share as lists of records in trees: how they are read, made and changed here. */
export function listKind<Row>(parts: ListKindParts<Row>): ListKindBase {
  const { list } = parts;
  return {
    kind: list.kind,
    entity: list.entity,
    table: list.kind,
    columns: columnsOf(parts),
    recordOf: row => recordOf(parts, row as Row & Stored),
    find: (db, key) => find(db, parts, key),
    make: (tx, tools, making) => make(tx, tools, { parts, making }),
    change: (tx, tools, changing) => change(tx, tools, { parts, changing }),
    setLife: (tx, tools, { key, life }) => setListLife(tx, tools, { table: list.kind, key, life }),
  };
}

const columnsOf = <Row>({ columns }: ListKindParts<Row>): RawBuilder<unknown> =>
  sql`id, life, version, updated_at, ${columns}`;

function recordOf<Row>({ list, fieldsOf }: ListKindParts<Row>, row: Row & Stored): WorkspaceRecord {
  const { id, life, version, updated_at: at } = row;
  const changedAt = instant(at.toISOString());
  return { kind: list.kind, id, version: String(version), life, changedAt, fields: fieldsOf(row) };
}

async function find<Row>(
  db: Db,
  parts: ListKindParts<Row>,
  { workspaceId, id }: RecordKey,
): Promise<WorkspaceRecord | null> {
  const { rows } = await sql<Row & Stored>`
    select ${columnsOf(parts)} from ${sql.table(parts.list.kind)}
    where id = ${id} and workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : recordOf(parts, row);
}

async function make<Row>(
  tx: Tx,
  tools: BooksTools,
  { parts, making }: { readonly parts: ListKindParts<Row>; readonly making: Making },
): Promise<void> {
  const { list, complete } = parts;
  const { company, id, fields, life } = making;
  const { workspaceId } = company;
  const parentId = idOf(fields, 'parent');
  const at = tools.now();
  const name = textOf(fields, list.nameField) ?? '';
  const columns = {
    id,
    workspace_id: workspaceId,
    ...(await nameColumns(tx, list, { workspaceId, id, name, parentId })),
    ...parts.fixed(fields, company),
    parent_id: parentId,
    life,
    mark: 'in-step',
    created_at: at,
    updated_at: at,
  };
  await tx
    .insertInto(list.kind)
    .values(columns as never)
    .execute();
  const completed = (await complete?.(tx, company, fields)) ?? fields;
  await writeFields(tx, { table: list.kind, columns: list.columns, id, fields: completed });
}

async function change<Row>(
  tx: Tx,
  tools: BooksTools,
  { parts, changing }: { readonly parts: ListKindParts<Row>; readonly changing: Changing },
): Promise<WorkspaceRecord> {
  const { list, complete, following } = parts;
  const { company, key, stored, fields } = changing;
  // The columns are written whole, from fields with plain ids.
  const parent = stored.fields['parent'];
  const held = {
    ...stored.fields,
    parent: typeof parent === 'object' && parent !== null && 'id' in parent ? parent.id : null,
  };
  const wanted = { ...held, ...((await complete?.(tx, company, fields)) ?? fields) };
  const parentId = idOf(wanted, 'parent');
  const names = await nameColumns(tx, list, { ...key, name: textOf(wanted, list.nameField) ?? '', parentId });
  const values = { ...names, ...following?.(wanted, company), parent_id: parentId, updated_at: tools.now() };
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<Row & Stored>`
    update ${sql.table(list.kind)} set ${fieldAssignments(list.columns)}, ${sql.join(assignments)}, version = version + 1
    from (select ${JSON.stringify(wanted)}::jsonb as f) given where id = ${key.id} returning ${columnsOf(parts)}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`The ${list.kind} ${key.id} is held, and is not there.`);
  if (list.nameField in fields || 'parent' in fields)
    await renameDescendants(tx, list, { key, fullName: names.full_name });
  return recordOf(parts, row);
}
