import { createCustomer as contract } from '@tieout/api';
import { createCustomer } from '../../records/customers/create-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createCustomerRoute = (tools: RecordTools): Route =>
  route(contract, call => createCustomer(tools, actorOf(call), call.body));
