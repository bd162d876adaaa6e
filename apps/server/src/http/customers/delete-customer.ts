import { deleteCustomer as contract } from '@tieout/api';
import { deleteRecord } from '../../records/lists/delete-record.ts';
import { recordLists } from '../../records/lists/record-lists.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteCustomerRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    await deleteRecord(tools, actorOf(call), { list: recordLists.customer, id: call.params.customerId });
    return undefined;
  });
