import { instant } from '@tieout/domain';
import type { BooksCommand, Fields, WorkspaceRecord } from '@tieout/sync';
import { sql } from 'kysely';
import { parentNameOf, renameDescendants } from '../../../../records/customers/customer-family.ts';
import {
  customerFieldColumns,
  customerFieldsOf,
  type CustomerFieldRow,
} from '../../../../records/customers/customer-field-columns.ts';
import { customerNames } from '../../../../records/customers/customer-row.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import { writeFields } from '../../../../records/write-fields.ts';
import type { Db, Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import type { Changing, CompanyFacts, Making, PhrasedItem, SyncKind } from '../sync-kind.ts';
import { customerBody, newCustomerBody } from './customer-body.ts';
import { listChange } from './phrase-list-change.ts';
import { idOf, textOf } from './plain-field.ts';
import { setListLife } from './set-list-life.ts';

interface Row extends CustomerFieldRow {
  readonly id: string;
  readonly life: WorkspaceRecord['life'];
  readonly version: number;
  readonly updated_at: Date;
}

async function find(db: Db, { workspaceId, id }: RecordKey): Promise<WorkspaceRecord | null> {
  const { rows } = await sql<Row>`
    select id, life, version, updated_at, display_name, company_name, given_name, family_name, email, phone, mobile, website,
      billing_address, shipping_address, notes, is_taxable, balance, currency, parent_id
    from customer where id = ${id} and workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { life, version, updated_at: at } = row;
  return {
    kind: 'customer',
    id,
    version: String(version),
    life,
    changedAt: instant(at.toISOString()),
    fields: customerFieldsOf(row),
  };
}

async function make(tx: Tx, tools: BooksTools, { company, id, fields, life }: Making): Promise<void> {
  const { workspaceId } = company;
  const parentId = idOf(fields, 'parent');
  const at = tools.now();
  const parentName = await parentNameOf(tx, { workspaceId, id }, parentId);
  await tx
    .insertInto('customer')
    .values({
      id,
      workspace_id: workspaceId,
      ...customerNames(textOf(fields, 'displayName') ?? '', parentName),
      currency: textOf(fields, 'currency') ?? company.currency,
      parent_id: parentId,
      life,
      mark: 'in-step',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await writeFields(tx, { table: 'customer', columns: customerFieldColumns, id, fields });
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
  const wanted = { ...held, ...fields };
  await writeFields(tx, { table: 'customer', columns: customerFieldColumns, id: key.id, fields: wanted });
  const parentId = idOf(wanted, 'parent');
  const names = customerNames(textOf(wanted, 'displayName') ?? '', await parentNameOf(tx, key, parentId));
  await tx
    .updateTable('customer')
    .set(eb => ({
      ...names,
      parent_id: parentId,
      currency: textOf(wanted, 'currency') ?? company.currency,
      version: eb('version', '+', 1),
      updated_at: tools.now(),
    }))
    .where('id', '=', key.id)
    .execute();
  if ('displayName' in fields || 'parent' in fields) await renameDescendants(tx, key, names.full_name);
}

function phrase(command: BooksCommand, company: CompanyFacts, own: WorkspaceRecord | null): PhrasedItem {
  if (command.kind === 'create') return phraseNew(command.fields, company, own);
  const { changes, active } = listChange(command, 'displayName');
  return {
    kind: 'sparse-update',
    name: 'Customer',
    changes: {
      Id: command.id,
      SyncToken: command.version,
      ...customerBody(changes, command.current.fields),
      ...active,
    },
  };
}

/** The currency is fixed for ever when a customer is made; a company with one currency refuses to hear of it. */
function phraseNew(fields: Fields, company: CompanyFacts, own: WorkspaceRecord | null): PhrasedItem {
  const currency = textOf(own?.fields ?? {}, 'currency');
  const foreign = currency !== null && currency !== company.currency ? { CurrencyRef: { value: currency } } : {};
  return { kind: 'create', name: 'Customer', record: { ...newCustomerBody(fields), ...foreign } };
}

/** Customers, as both sides have them. */
export const customerKind: SyncKind = {
  kind: 'customer',
  entity: 'Customer',
  table: 'customer',
  find,
  make,
  change,
  setLife: (tx, tools, { key, life }) => setListLife(tx, tools, { table: 'customer', key, life }),
  phrase,
};
