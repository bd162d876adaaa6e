import type { Item, ItemFields } from '@tieout/api';
import { recordLists } from '../lists/record-lists.ts';
import { updateRecord } from '../lists/update-record.ts';
import type { Patch } from '../patch.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { itemValues } from './item-row.ts';
import { readItem } from './read-item.ts';

export interface ItemChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<Omit<ItemFields, 'kind'>>;
}

/** Changes the fields that are sent. @throws ProblemFault `not-found`, `version-changed`, `conflict`, `invalid-request` */
export async function updateItem(tools: RecordTools, actor: Actor, change: ItemChange): Promise<Item> {
  const { workspaceId } = actor;
  const item = await tools.db.transaction().execute(async tx => {
    await updateRecord(tx, tools, { ...change, list: recordLists.item, actor, values: itemValues(change.fields) });
    return readItem(tx, { workspaceId, id: change.id }, tools.now());
  });
  await tools.announce(tools.db, { workspaceId, topic: 'item', id: change.id });
  return item;
}
