import { instant } from '@tieout/domain';
import type { BooksCommand, Fields, WorkspaceRecord } from '@tieout/sync';
import { sql } from 'kysely';
import { parentNameOf, renameDescendants } from '../../../../records/items/item-family.ts';
import { itemFieldColumns, itemFieldsOf, type ItemFieldRow } from '../../../../records/items/item-field-columns.ts';
import { itemNames } from '../../../../records/items/item-row.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import { writeFields } from '../../../../records/write-fields.ts';
import type { Db, Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import type { Changing, CompanyFacts, Making, PhrasedItem, SyncKind } from '../sync-kind.ts';
import { itemBody, newItemBody } from './item-body.ts';
import { listChange } from './phrase-list-change.ts';
import { idOf, textOf } from './plain-field.ts';
import { setListLife } from './set-list-life.ts';

interface Row extends ItemFieldRow {
  readonly id: string;
  readonly life: WorkspaceRecord['life'];
  readonly version: number;
  readonly updated_at: Date;
}

async function find(db: Db, { workspaceId, id }: RecordKey): Promise<WorkspaceRecord | null> {
  const { rows } = await sql<Row>`
    select id, life, version, updated_at, name, kind, sku, description, unit_price, is_taxable, income_account, quantity_on_hand,
      parent_id
    from item where id = ${id} and workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { life, version, updated_at: at } = row;
  return {
    kind: 'item',
    id,
    version: String(version),
    life,
    changedAt: instant(at.toISOString()),
    fields: itemFieldsOf(row),
  };
}

async function make(tx: Tx, tools: BooksTools, { company, id, fields, life }: Making): Promise<void> {
  const { workspaceId } = company;
  const parentId = idOf(fields, 'parent');
  const at = tools.now();
  const named = await withAccountName(tx, company, fields);
  await tx
    .insertInto('item')
    .values({
      id,
      workspace_id: workspaceId,
      ...itemNames(textOf(fields, 'name') ?? '', await parentNameOf(tx, { workspaceId, id }, parentId)),
      kind: 'service',
      currency: company.currency,
      parent_id: parentId,
      life,
      mark: 'in-step',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await writeFields(tx, { table: 'item', columns: itemFieldColumns, id, fields: named });
}

async function change(tx: Tx, tools: BooksTools, { company, key, fields }: Changing): Promise<void> {
  const stored = await find(tx, key);
  if (stored === null) return;
  // The columns are written whole, from fields with plain ids.
  const parent = stored.fields['parent'];
  const held = {
    ...stored.fields,
    parent: typeof parent === 'object' && parent !== null && 'id' in parent ? parent.id : null,
  };
  const wanted = { ...held, ...(await withAccountName(tx, company, fields)) };
  await writeFields(tx, { table: 'item', columns: itemFieldColumns, id: key.id, fields: wanted });
  const parentId = idOf(wanted, 'parent');
  const names = itemNames(textOf(wanted, 'name') ?? '', await parentNameOf(tx, key, parentId));
  await tx
    .updateTable('item')
    .set(eb => ({ ...names, parent_id: parentId, version: eb('version', '+', 1), updated_at: tools.now() }))
    .where('id', '=', key.id)
    .execute();
  if ('name' in fields || 'parent' in fields) await renameDescendants(tx, key, names.full_name);
}

/** The account travels by its id; here it is shown by its name, which the mirror knows. */
async function withAccountName(db: Db, { connectionId }: CompanyFacts, fields: Fields): Promise<Fields> {
  const id = idOf(fields, 'incomeAccount');
  if (id === null) return 'incomeAccount' in fields ? { ...fields, incomeAccountName: null } : fields;
  const { rows } = await sql<{ readonly name: string | null }>`
    select coalesce(payload->>'FullyQualifiedName', payload->>'Name') as name from mirror
    where connection_id = ${connectionId} and entity = 'Account' and books_id = ${id}`.execute(db);
  return { ...fields, incomeAccountName: rows[0]?.name ?? null };
}

function phrase(command: BooksCommand, company: CompanyFacts): PhrasedItem {
  if (command.kind === 'create') {
    const made = newItemBody(command.fields, company);
    if (made.kind === 'impossible') return { kind: 'impossible', cause: 'impossible', message: made.message };
    return { kind: 'create', name: 'Item', record: made.body };
  }
  const { changes, active } = listChange(command, 'name');
  return {
    kind: 'sparse-update',
    name: 'Item',
    changes: { Id: command.id, SyncToken: command.version, ...itemBody(changes), ...active },
  };
}

/** Products and services, as both sides have them. */
export const itemKind: SyncKind = {
  kind: 'item',
  entity: 'Item',
  table: 'item',
  find,
  make,
  change,
  setLife: (tx, tools, { key, life }) => setListLife(tx, tools, { table: 'item', key, life }),
  phrase,
};
