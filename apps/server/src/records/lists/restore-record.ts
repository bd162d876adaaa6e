import type { Fields } from '@tieout/sync';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { restoreLinks } from '../restore-links.ts';
import { addStory } from '../timeline.ts';
import { writeFields } from '../write-fields.ts';
import { lockRecord } from './lock-record.ts';
import type { RecordList } from './record-lists.ts';
import { nameColumns, renameDescendants } from './record-names.ts';

export interface Restoring {
  readonly list: RecordList;
  readonly actor: Actor;
  readonly id: string;
}

/** Brings a deleted customer or item back, with QuickBooks' present values where it came from there (I2G-20, U06). */
export async function restoreRecord(tx: Tx, tools: RecordTools, { list, actor, id }: Restoring): Promise<void> {
  const { workspaceId, name: by } = actor;
  const { kind, entity } = list;
  const stored = await lockRecord(tx, list, { workspaceId, id });
  if (stored.life !== 'deleted') throw new ProblemFault('conflict', `This ${kind} is not deleted.`);
  const at = tools.now();
  const restored = await restoreLinks(tx, { kind, entity, recordId: id, by, at });
  const noted = await noteLocalChange(tx, { workspaceId, kind, recordId: id, by, at });
  await tx
    .updateTable(kind)
    .set({
      life: 'live',
      deleted_at: null,
      mark: restored?.fields ? 'in-step' : (noted ?? 'local'),
      version: stored.version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
  if (restored?.fields) await takeBooksFields(tx, list, { key: { workspaceId, id }, fields: restored.fields });
  const sentence = `${by} restored the ${kind}${restored === null ? '' : ' from QuickBooks'}.`;
  await addStory(tx, tools, { recordKind: kind, recordId: id, kind: 'restored', sentence, actor });
}

/** Takes mapped fields over; the place below a parent stays as it is. */
async function takeBooksFields(
  tx: Tx,
  list: RecordList,
  { key, fields }: { readonly key: RecordKey; readonly fields: Fields },
): Promise<void> {
  await writeFields(tx, { table: list.kind, columns: list.columns, id: key.id, fields });
  const stored = await lockRecord(tx, list, key);
  const name = fields[list.nameField];
  if (typeof name !== 'string' || name === stored.name) return;
  const names = await nameColumns(tx, list, { ...key, name, parentId: stored.parent_id });
  await tx
    .updateTable(list.kind)
    .set(names as object)
    .where('id', '=', key.id)
    .execute();
  await renameDescendants(tx, list, { key, fullName: names.full_name });
}
