import type { Item } from '@tieout/api';
import type { Fields } from '@tieout/sync';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { restoreLinks } from '../restore-links.ts';
import { addStory } from '../timeline.ts';
import { writeFields } from '../write-fields.ts';
import { parentNameOf, renameDescendants } from './item-family.ts';
import { itemFieldColumns } from './item-field-columns.ts';
import { itemNames } from './item-row.ts';
import { readItem } from './read-item.ts';
import type { RecordKey } from '../record-key.ts';
import { lockItem } from './update-item.ts';

/** Brings a deleted item back, with QuickBooks' present values where it came from there (I2G-20, U06). */
export async function restoreItem(tools: RecordTools, actor: Actor, id: string): Promise<Item> {
  const key = { workspaceId: actor.workspaceId, id };
  const item = await tools.db.transaction().execute(async tx => {
    await restoreItemIn(tx, tools, { actor, id });
    return readItem(tx, key, tools.now());
  });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'item', id });
  return item;
}

/** The same inside a transaction of the caller. */
export async function restoreItemIn(
  tx: Tx,
  tools: RecordTools,
  { actor, id }: { readonly actor: Actor; readonly id: string },
): Promise<void> {
  const key = { workspaceId: actor.workspaceId, id };
  const stored = await lockItem(tx, key);
  if (stored.life !== 'deleted') throw new ProblemFault('conflict', 'This item is not deleted.');
  const at = tools.now();
  const restored = await restoreLinks(tx, { kind: 'item', entity: 'Item', recordId: id, by: actor.name, at });
  const noted = await noteLocalChange(tx, {
    workspaceId: key.workspaceId,
    kind: 'item',
    recordId: id,
    by: actor.name,
    at,
  });
  await tx
    .updateTable('item')
    .set({
      life: 'live',
      deleted_at: null,
      mark: restored?.fields ? 'in-step' : (noted ?? 'local'),
      version: stored.version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
  if (restored?.fields) await takeBooksFields(tx, key, restored.fields);
  const sentence = `${actor.name} restored the item${restored === null ? '' : ' from QuickBooks'}.`;
  await addStory(tx, tools, { recordKind: 'item', recordId: id, kind: 'restored', sentence, actor });
}

/** Takes mapped fields over; the place below a parent stays as it is. */
export async function takeBooksFields(tx: Tx, key: RecordKey, fields: Fields): Promise<void> {
  await writeFields(tx, { table: 'item', columns: itemFieldColumns, id: key.id, fields });
  const stored = await lockItem(tx, key);
  const { name } = fields;
  if (typeof name !== 'string' || name === stored.name) return;
  const names = itemNames(name, await parentNameOf(tx, key, stored.parent_id));
  await tx.updateTable('item').set(names).where('id', '=', key.id).execute();
  await renameDescendants(tx, key, names.full_name);
}
