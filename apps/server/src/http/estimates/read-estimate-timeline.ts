import { readEstimateTimeline as contract } from '@tieout/api';
import { readSalesDocument } from '../../records/sales-documents/read-sales-document.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readEstimateTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.estimateId };
    await readSalesDocument(tools.db, 'estimate', record);
    return listStory(tools.db, record, query);
  });
