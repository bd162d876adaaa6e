import { restoreCustomer as contract } from '@tieout/api';
import { restoreCustomer } from '../../records/customers/restore-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const restoreCustomerRoute = (tools: RecordTools): Route =>
  route(contract, call => restoreCustomer(tools, actorOf(call), call.params.customerId));
