import { readCustomerTimeline as contract } from '@tieout/api';
import { readCustomer } from '../../records/customers/read-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readCustomerTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.customerId };
    await readCustomer(tools.db, record, tools.now());
    return listStory(tools.db, record, query);
  });
