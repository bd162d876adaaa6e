import type { Item, ItemFields } from '@tieout/api';
import { companyColumns } from '../company-columns.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { parentNameOf } from '../lists/record-names.ts';
import { recordLists } from '../lists/record-lists.ts';
import { itemNames, itemValues } from './item-row.ts';
import { readItem } from './read-item.ts';

/**
 * Adds an item here. A tombstone of the same name does not stand in the way (I2G-14). Where the
 * rules send new items out, it waits to be created in QuickBooks.
 */
export async function createItem(tools: RecordTools, actor: Actor, fields: ItemFields): Promise<Item> {
  const { workspaceId } = actor;
  const id = actor.recordId ?? tools.newId();
  const at = tools.now();
  const item = await tools.db.transaction().execute(async tx => {
    const parentName = await parentNameOf(tx, recordLists.item, { workspaceId, id: null, parentId: fields.parentId });
    const { connectionId: chosen, parentId } = fields;
    const company = await companyColumns(tx, { workspaceId, kind: 'item', recordId: null, chosen, parentId });
    const home = await tx
      .selectFrom('workspace')
      .select('currency')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('item')
      .values({
        id,
        workspace_id: workspaceId,
        ...itemNames(fields.name, parentName),
        ...itemValues(fields),
        currency: home.currency,
        kind: fields.kind,
        parent_id: fields.parentId,
        ...company,
        created_at: at,
        updated_at: at,
      })
      .execute();
    const mark = await noteLocalChange(tx, { workspaceId, kind: 'item', recordId: id, by: actor.name, at });
    if (mark !== undefined) await tx.updateTable('item').set({ mark }).where('id', '=', id).execute();
    const sentence = `${actor.name} added the item.`;
    await addStory(tx, tools, { recordKind: 'item', recordId: id, kind: 'created', sentence, actor });
    return readItem(tx, { workspaceId, id }, at);
  });
  await tools.announce(tools.db, { workspaceId, topic: 'item', id });
  return item;
}
