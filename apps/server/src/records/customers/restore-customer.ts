import type { Customer } from '@tieout/api';
import { recordLists } from '../lists/record-lists.ts';
import { restoreRecord } from '../lists/restore-record.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { readCustomer } from './read-customer.ts';

/** Brings a deleted customer back, with QuickBooks' present values where it came from there (I2G-20, U06). */
export async function restoreCustomer(tools: RecordTools, actor: Actor, id: string): Promise<Customer> {
  const { workspaceId } = actor;
  const customer = await tools.db.transaction().execute(async tx => {
    await restoreRecord(tx, tools, { list: recordLists.customer, actor, id });
    return readCustomer(tx, { workspaceId, id }, tools.now());
  });
  await tools.announce(tools.db, { workspaceId, topic: 'customer', id });
  return customer;
}
