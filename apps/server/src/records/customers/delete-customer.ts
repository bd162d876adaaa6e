import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import { buryLinks } from '../bury-links.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { lockCustomer } from './update-customer.ts';

/**
 * Deletes a customer here and leaves tombstones, so that imports do not bring it back (I2G-13). Where the rules
 * send deletions out, it waits to be made inactive in QuickBooks and keeps its link until then. Deleting a deleted one again changes
 * nothing. @throws ProblemFault `conflict` while sub-customers stand below it
 */
export async function deleteCustomer(tools: RecordTools, actor: Actor, id: string): Promise<void> {
  const { workspaceId } = actor;
  await tools.db.transaction().execute(async tx => {
    const stored = await lockCustomer(tx, { workspaceId, id });
    if (stored.life === 'deleted') return;
    await requireChildless(tx, id);
    const at = tools.now();
    const noted = await noteLocalChange(tx, { workspaceId, kind: 'customer', recordId: id, by: actor.name, at });
    await tx
      .updateTable('customer')
      .set({
        life: 'deleted',
        deleted_at: at,
        mark: noted ?? 'left-alone',
        version: stored.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute();
    await buryLinks(tx, { kind: 'customer', recordId: id, name: stored.display_name, by: actor.name, at });
    const sentence = `${actor.name} deleted the customer here.`;
    await addStory(tx, tools, { recordKind: 'customer', recordId: id, kind: 'deleted', sentence, actor });
  });
  await tools.announce(tools.db, { workspaceId, topic: 'customer', id });
}

async function requireChildless(tx: Tx, id: string): Promise<void> {
  const children = await tx
    .selectFrom('customer')
    .select('display_name')
    .where('parent_id', '=', id)
    .where('life', '<>', 'deleted')
    .limit(3)
    .execute();
  if (children.length === 0) return;
  const names = children.map(child => child.display_name).join(', ');
  throw new ProblemFault('conflict', `It has sub-customers (${names}). Delete or move them first.`);
}
