import { readCustomer as contract } from '@tieout/api';
import { readCustomer } from '../../records/customers/read-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readCustomerRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readCustomer(tools.db, { workspaceId, id: params.customerId }, tools.now()),
  );
