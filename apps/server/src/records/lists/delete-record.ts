import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { buryLinks } from '../bury-links.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { lockRecord } from './lock-record.ts';
import type { RecordList } from './record-lists.ts';

export interface Deletion {
  readonly list: RecordList;
  readonly id: string;
}

/**
 * Deletes a customer or an item here and leaves tombstones, so that imports do not bring it back (I2G-13). Where the rules
 * send deletions out, it waits to be made inactive in QuickBooks and keeps its link until then. Deleting a deleted one again changes
 * nothing. @throws ProblemFault `conflict` while others stand below it
 */
export async function deleteRecord(tools: RecordTools, actor: Actor, { list, id }: Deletion): Promise<void> {
  const { workspaceId } = actor;
  const { kind } = list;
  await tools.db.transaction().execute(async tx => {
    const stored = await lockRecord(tx, list, { workspaceId, id });
    if (stored.life === 'deleted') return;
    await requireChildless(tx, list, id);
    const at = tools.now();
    const noted = await noteLocalChange(tx, { workspaceId, kind, recordId: id, by: actor.name, at });
    await tx
      .updateTable(kind)
      .set({
        life: 'deleted',
        deleted_at: at,
        mark: noted ?? 'left-alone',
        version: stored.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute();
    await buryLinks(tx, { kind, recordId: id, name: stored.name, by: actor.name, at });
    const sentence = `${actor.name} deleted the ${kind} here.`;
    await addStory(tx, tools, { recordKind: kind, recordId: id, kind: 'deleted', sentence, actor });
  });
  await tools.announce(tools.db, { workspaceId, topic: kind, id });
}

async function requireChildless(tx: Tx, { kind, nameColumn, words }: RecordList, id: string): Promise<void> {
  const children = await tx
    .selectFrom(kind)
    .select(eb => eb.ref(nameColumn as 'full_name').as('name'))
    .where('parent_id', '=', id)
    .where('life', '<>', 'deleted')
    .limit(3)
    .execute();
  if (children.length === 0) return;
  throw new ProblemFault('conflict', words.hasChildren(children.map(child => child.name).join(', ')));
}
