import { isReference, type Fields } from '@tieout/sync';
import {
  parentNameOf as customerParentName,
  renameDescendants as renameCustomers,
} from '../../../records/customers/customer-family.ts';
import { customerFieldColumns } from '../../../records/customers/customer-field-columns.ts';
import { customerNames } from '../../../records/customers/customer-row.ts';
import {
  parentNameOf as itemParentName,
  renameDescendants as renameItems,
} from '../../../records/items/item-family.ts';
import { itemFieldColumns } from '../../../records/items/item-field-columns.ts';
import { itemNames } from '../../../records/items/item-row.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import { writeFields } from '../../../records/write-fields.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

export interface RecordWrite {
  readonly kind: ListKind;
  readonly key: RecordKey;
  /** All mapped fields as they are to be. */
  readonly fields: Fields;
}

/** Writes a record's mapped fields with everything that follows from them: full names down its branch, version, time. */
export async function writeRecord(tx: Tx, tools: BooksTools, { kind, key, fields }: RecordWrite): Promise<void> {
  const parentId = parentOf(fields);
  const at = tools.now();
  if (kind === 'customer') {
    await writeFields(tx, { table: 'customer', columns: customerFieldColumns, id: key.id, fields });
    const names = customerNames(textOf(fields['displayName']), await customerParentName(tx, key, parentId));
    await tx
      .updateTable('customer')
      .set(eb => ({ ...names, parent_id: parentId, version: eb('version', '+', 1), updated_at: at }))
      .where('id', '=', key.id)
      .execute();
    await renameCustomers(tx, key, names.full_name);
    return;
  }
  await writeFields(tx, { table: 'item', columns: itemFieldColumns, id: key.id, fields });
  const names = itemNames(textOf(fields['name']), await itemParentName(tx, key, parentId));
  await tx
    .updateTable('item')
    .set(eb => ({ ...names, parent_id: parentId, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', key.id)
    .execute();
  await renameItems(tx, key, names.full_name);
}

const textOf = (value: Fields[string] | undefined): string => (typeof value === 'string' ? value : '');

/** A parent that is not linked here stands for none. */
function parentOf(fields: Fields): string | null {
  const { parent } = fields;
  return parent !== undefined && isReference(parent) && parent.side === 'workspace' ? parent.id : null;
}
