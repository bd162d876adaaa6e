import { deleteCustomer as contract } from '@tieout/api';
import { deleteCustomer } from '../../records/customers/delete-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteCustomerRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    await deleteCustomer(tools, actorOf(call), call.params.customerId);
    return undefined;
  });
