import { listCustomers as contract } from '@tieout/api';
import { listCustomers } from '../../records/customers/list-customers.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listCustomersRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) =>
    listCustomers(tools.db, { workspaceId, filter: query, now: tools.now() }),
  );
