import { updateCustomer as contract } from '@tieout/api';
import { updateCustomer } from '../../records/customers/update-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateCustomerRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    updateCustomer(tools, actorOf(call), { id: call.params.customerId, version: call.version, fields: call.body }),
  );
