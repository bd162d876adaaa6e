import type { Item, ItemFields } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { changedFields } from '../changed-fields.ts';
import { addStory } from '../timeline.ts';
import { settleCompany } from '../company-columns.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import { markAfterChange } from '../mark-after-change.ts';
import type { Patch } from '../patch.ts';
import { requireNotDeleted, requireVersion } from '../version-guard.ts';
import { parentNameOf, renameDescendants } from './item-family.ts';
import { itemNames, itemValues } from './item-row.ts';
import { readItem } from './read-item.ts';
import type { RecordKey } from '../record-key.ts';

export interface ItemChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<Omit<ItemFields, 'kind'>>;
}

/** Changes the fields that are sent. @throws ProblemFault `not-found`, `version-changed`, `conflict` */
export async function updateItem(tools: RecordTools, actor: Actor, change: ItemChange): Promise<Item> {
  const key = { workspaceId: actor.workspaceId, id: change.id };
  const item = await tools.db.transaction().execute(async tx => {
    const stored = await lockItem(tx, key);
    requireNotDeleted(stored.life);
    requireVersion(stored.version, change.version);
    const names = await namesAfter(tx, key, { stored, fields: change.fields });
    const { connectionId: chosen, parentId = stored.parent_id } = change.fields;
    await settleCompany(tx, { workspaceId: key.workspaceId, kind: 'item', recordId: key.id, chosen, parentId });
    const at = tools.now();
    const noted = await noteLocalChange(tx, {
      workspaceId: key.workspaceId,
      kind: 'item',
      recordId: key.id,
      by: actor.name,
      at,
    });
    await tx
      .updateTable('item')
      .set({
        ...itemValues(change.fields),
        ...names,
        ...(change.fields.parentId !== undefined && { parent_id: change.fields.parentId }),
        mark: markAfterChange(stored.mark, noted),
        version: stored.version + 1,
        updated_at: at,
      })
      .where('id', '=', key.id)
      .execute();
    if (names !== undefined) await renameDescendants(tx, key, names.full_name);
    const sentence = `${actor.name} changed ${changedFields(change.fields)}.`;
    await addStory(tx, tools, { recordKind: 'item', recordId: key.id, kind: 'changed', sentence, actor });
    return readItem(tx, key, at);
  });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'item', id: key.id });
  return item;
}

/** Reads a item and holds it until the transaction ends. @throws ProblemFault `not-found` */
export async function lockItem(tx: Tx, key: RecordKey) {
  const row = await tx
    .selectFrom('item')
    .select(['id', 'name', 'full_name', 'parent_id', 'life', 'mark', 'version'])
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such item. It may have been removed.');
  return row;
}

interface NameChange {
  readonly stored: { readonly name: string; readonly parent_id: string | null };
  readonly fields: ItemChange['fields'];
}

async function namesAfter(tx: Tx, key: RecordKey, { stored, fields }: NameChange) {
  if (fields.name === undefined && fields.parentId === undefined) return undefined;
  const parentId = fields.parentId === undefined ? stored.parent_id : fields.parentId;
  return itemNames(fields.name ?? stored.name, await parentNameOf(tx, key, parentId));
}
