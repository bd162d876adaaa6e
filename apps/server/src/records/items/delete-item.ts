import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import { buryLinks } from '../bury-links.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { lockItem } from './update-item.ts';

/**
 * Deletes an item here and leaves tombstones, so that imports do not bring it back (I2G-13). Where the rules
 * send deletions out, it waits to be made inactive in QuickBooks and keeps its link until then. Deleting a deleted one again changes
 * nothing. @throws ProblemFault `conflict` while items stand below it
 */
export async function deleteItem(tools: RecordTools, actor: Actor, id: string): Promise<void> {
  const { workspaceId } = actor;
  await tools.db.transaction().execute(async tx => {
    const stored = await lockItem(tx, { workspaceId, id });
    if (stored.life === 'deleted') return;
    await requireChildless(tx, id);
    const at = tools.now();
    const noted = await noteLocalChange(tx, { workspaceId, kind: 'item', recordId: id, by: actor.name, at });
    await tx
      .updateTable('item')
      .set({
        life: 'deleted',
        deleted_at: at,
        mark: noted ?? 'left-alone',
        version: stored.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute();
    await buryLinks(tx, { kind: 'item', recordId: id, name: stored.name, by: actor.name, at });
    const sentence = `${actor.name} deleted the item here.`;
    await addStory(tx, tools, { recordKind: 'item', recordId: id, kind: 'deleted', sentence, actor });
  });
  await tools.announce(tools.db, { workspaceId, topic: 'item', id });
}

async function requireChildless(tx: Tx, id: string): Promise<void> {
  const children = await tx
    .selectFrom('item')
    .select('name')
    .where('parent_id', '=', id)
    .where('life', '<>', 'deleted')
    .limit(3)
    .execute();
  if (children.length === 0) return;
  const names = children.map(child => child.name).join(', ');
  throw new ProblemFault('conflict', `It is a category with items (${names}). Delete or move them first.`);
}
