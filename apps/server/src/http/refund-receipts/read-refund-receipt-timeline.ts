import { readRefundReceiptTimeline as contract } from '@tieout/api';
import { readSalesDocument } from '../../records/sales-documents/read-sales-document.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readRefundReceiptTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.refundReceiptId };
    await readSalesDocument(tools.db, 'refund-receipt', record);
    return listStory(tools.db, record, query);
  });
