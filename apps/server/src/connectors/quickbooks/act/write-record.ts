import { isReference, type Fields } from '@tieout/sync';
import { recordLists } from '../../../records/lists/record-lists.ts';
import { nameColumns, renameDescendants } from '../../../records/lists/record-names.ts';
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
  const list = recordLists[kind];
  await writeFields(tx, { table: kind, columns: list.columns, id: key.id, fields });
  const parentId = parentOf(fields);
  const names = await nameColumns(tx, list, { ...key, name: textOf(fields[list.nameField]), parentId });
  await tx
    .updateTable(kind)
    .set(eb => ({
      ...(names as object),
      parent_id: parentId,
      version: eb('version', '+', 1),
      updated_at: tools.now(),
    }))
    .where('id', '=', key.id)
    .execute();
  await renameDescendants(tx, list, { key, fullName: names.full_name });
}

const textOf = (value: Fields[string] | undefined): string => (typeof value === 'string' ? value : '');

/** A parent that is not linked here stands for none. */
function parentOf(fields: Fields): string | null {
  const { parent } = fields;
  return parent !== undefined && isReference(parent) && parent.side === 'workspace' ? parent.id : null;
}
