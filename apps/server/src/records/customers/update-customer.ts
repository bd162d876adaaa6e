import type { Customer, CustomerFields } from '@tieout/api';
import { recordLists } from '../lists/record-lists.ts';
import { updateRecord } from '../lists/update-record.ts';
import type { Patch } from '../patch.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { customerValues } from './customer-row.ts';
import { readCustomer } from './read-customer.ts';

export interface CustomerChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<Omit<CustomerFields, 'currency'>>;
}

/** Changes the fields that are sent. @throws ProblemFault `not-found`, `version-changed`, `conflict`, `invalid-request` */
export async function updateCustomer(tools: RecordTools, actor: Actor, change: CustomerChange): Promise<Customer> {
  const { workspaceId } = actor;
  const customer = await tools.db.transaction().execute(async tx => {
    await updateRecord(tx, tools, {
      ...change,
      list: recordLists.customer,
      actor,
      values: customerValues(change.fields),
    });
    return readCustomer(tx, { workspaceId, id: change.id }, tools.now());
  });
  await tools.announce(tools.db, { workspaceId, topic: 'customer', id: change.id });
  return customer;
}
