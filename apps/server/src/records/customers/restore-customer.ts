import type { Customer } from '@tieout/api';
import type { Fields } from '@tieout/sync';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { restoreLinks } from '../restore-links.ts';
import { addStory } from '../timeline.ts';
import { writeFields } from '../write-fields.ts';
import { parentNameOf, renameDescendants } from './customer-family.ts';
import { customerFieldColumns } from './customer-field-columns.ts';
import { customerNames } from './customer-row.ts';
import { readCustomer } from './read-customer.ts';
import type { RecordKey } from '../record-key.ts';
import { lockCustomer } from './update-customer.ts';

/** Brings a deleted customer back, with QuickBooks' present values where it came from there (I2G-20, U06). */
export async function restoreCustomer(tools: RecordTools, actor: Actor, id: string): Promise<Customer> {
  const key = { workspaceId: actor.workspaceId, id };
  const customer = await tools.db.transaction().execute(async tx => {
    await restoreCustomerIn(tx, tools, { actor, id });
    return readCustomer(tx, key, tools.now());
  });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'customer', id });
  return customer;
}

/** The same inside a transaction of the caller. */
export async function restoreCustomerIn(
  tx: Tx,
  tools: RecordTools,
  { actor, id }: { readonly actor: Actor; readonly id: string },
): Promise<void> {
  const key = { workspaceId: actor.workspaceId, id };
  const stored = await lockCustomer(tx, key);
  if (stored.life !== 'deleted') throw new ProblemFault('conflict', 'This customer is not deleted.');
  const at = tools.now();
  const restored = await restoreLinks(tx, { kind: 'customer', entity: 'Customer', recordId: id, by: actor.name, at });
  const noted = await noteLocalChange(tx, {
    workspaceId: key.workspaceId,
    kind: 'customer',
    recordId: id,
    by: actor.name,
    at,
  });
  await tx
    .updateTable('customer')
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
  const sentence = `${actor.name} restored the customer${restored === null ? '' : ' from QuickBooks'}.`;
  await addStory(tx, tools, { recordKind: 'customer', recordId: id, kind: 'restored', sentence, actor });
}

/** Takes mapped fields over; the place below a parent stays as it is. */
export async function takeBooksFields(tx: Tx, key: RecordKey, fields: Fields): Promise<void> {
  await writeFields(tx, { table: 'customer', columns: customerFieldColumns, id: key.id, fields });
  const stored = await lockCustomer(tx, key);
  const { displayName } = fields;
  if (typeof displayName !== 'string' || displayName === stored.display_name) return;
  const names = customerNames(displayName, await parentNameOf(tx, key, stored.parent_id));
  await tx.updateTable('customer').set(names).where('id', '=', key.id).execute();
  await renameDescendants(tx, key, names.full_name);
}
