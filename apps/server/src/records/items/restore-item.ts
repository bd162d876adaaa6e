import type { Item } from '@tieout/api';
import { recordLists } from '../lists/record-lists.ts';
import { restoreRecord } from '../lists/restore-record.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { readItem } from './read-item.ts';

/** Brings a deleted item back, with QuickBooks' present values where it came from there (I2G-20, U06). */
export async function restoreItem(tools: RecordTools, actor: Actor, id: string): Promise<Item> {
  const { workspaceId } = actor;
  const item = await tools.db.transaction().execute(async tx => {
    await restoreRecord(tx, tools, { list: recordLists.item, actor, id });
    return readItem(tx, { workspaceId, id }, tools.now());
  });
  await tools.announce(tools.db, { workspaceId, topic: 'item', id });
  return item;
}
