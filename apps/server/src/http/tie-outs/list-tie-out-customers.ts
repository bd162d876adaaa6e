import { listTieOutCustomers as contract } from '@tieout/api';
import { listTieOutCustomers } from '../../connectors/quickbooks/tie-out/list-customers.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listTieOutCustomersRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) =>
    listTieOutCustomers(tools.db, { workspaceId, id: params.tieOutId }, query),
  );
