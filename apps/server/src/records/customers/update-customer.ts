import type { Customer, CustomerFields } from '@tieout/api';
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
import { parentNameOf, renameDescendants } from './customer-family.ts';
import { customerNames, customerValues } from './customer-row.ts';
import { readCustomer } from './read-customer.ts';
import type { RecordKey } from '../record-key.ts';

export interface CustomerChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<Omit<CustomerFields, 'currency'>>;
}

/** Changes the fields that are sent. @throws ProblemFault `not-found`, `version-changed`, `conflict` */
export async function updateCustomer(tools: RecordTools, actor: Actor, change: CustomerChange): Promise<Customer> {
  const key = { workspaceId: actor.workspaceId, id: change.id };
  const customer = await tools.db.transaction().execute(async tx => {
    const stored = await lockCustomer(tx, key);
    requireNotDeleted(stored.life);
    requireVersion(stored.version, change.version);
    const names = await namesAfter(tx, key, { stored, fields: change.fields });
    const { connectionId: chosen, parentId = stored.parent_id } = change.fields;
    await settleCompany(tx, { workspaceId: key.workspaceId, kind: 'customer', recordId: key.id, chosen, parentId });
    const at = tools.now();
    const noted = await noteLocalChange(tx, {
      workspaceId: key.workspaceId,
      kind: 'customer',
      recordId: key.id,
      by: actor.name,
      at,
    });
    await tx
      .updateTable('customer')
      .set({
        ...customerValues(change.fields),
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
    await addStory(tx, tools, { recordKind: 'customer', recordId: key.id, kind: 'changed', sentence, actor });
    return readCustomer(tx, key, at);
  });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'customer', id: key.id });
  return customer;
}

/** Reads a customer and holds it until the transaction ends. @throws ProblemFault `not-found` */
export async function lockCustomer(tx: Tx, key: RecordKey) {
  const row = await tx
    .selectFrom('customer')
    .select(['id', 'display_name', 'full_name', 'parent_id', 'life', 'mark', 'version', 'currency'])
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such customer. It may have been removed.');
  return row;
}

interface NameChange {
  readonly stored: { readonly display_name: string; readonly parent_id: string | null };
  readonly fields: CustomerChange['fields'];
}

async function namesAfter(tx: Tx, key: RecordKey, { stored, fields }: NameChange) {
  if (fields.displayName === undefined && fields.parentId === undefined) return undefined;
  const parentId = fields.parentId === undefined ? stored.parent_id : fields.parentId;
  return customerNames(fields.displayName ?? stored.display_name, await parentNameOf(tx, key, parentId));
}
