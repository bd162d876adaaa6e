import type { Customer, CustomerFields } from '@tieout/api';
import { companyColumns } from '../company-columns.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { parentNameOf } from '../lists/record-names.ts';
import { recordLists } from '../lists/record-lists.ts';
import { customerNames, customerValues } from './customer-row.ts';
import { readCustomer } from './read-customer.ts';

/**
 * Adds a customer here. A tombstone of the same name does not stand in the way (I2G-14). Where the
 * rules send new customers out, it waits to be created in QuickBooks.
 */
export async function createCustomer(tools: RecordTools, actor: Actor, fields: CustomerFields): Promise<Customer> {
  const { workspaceId } = actor;
  const id = actor.recordId ?? tools.newId();
  const at = tools.now();
  const customer = await tools.db.transaction().execute(async tx => {
    const parentName = await parentNameOf(tx, recordLists.customer, {
      workspaceId,
      id: null,
      parentId: fields.parentId,
    });
    const { connectionId: chosen, parentId } = fields;
    const company = await companyColumns(tx, { workspaceId, kind: 'customer', recordId: null, chosen, parentId });
    const home = await tx
      .selectFrom('workspace')
      .select('currency')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('customer')
      .values({
        id,
        workspace_id: workspaceId,
        ...customerNames(fields.displayName, parentName),
        ...customerValues(fields),
        currency: fields.currency ?? home.currency,
        parent_id: fields.parentId,
        ...company,
        created_at: at,
        updated_at: at,
      })
      .execute();
    const mark = await noteLocalChange(tx, { workspaceId, kind: 'customer', recordId: id, by: actor.name, at });
    if (mark !== undefined) await tx.updateTable('customer').set({ mark }).where('id', '=', id).execute();
    const sentence = `${actor.name} added the customer.`;
    await addStory(tx, tools, { recordKind: 'customer', recordId: id, kind: 'created', sentence, actor });
    return readCustomer(tx, { workspaceId, id }, at);
  });
  await tools.announce(tools.db, { workspaceId, topic: 'customer', id });
  return customer;
}
