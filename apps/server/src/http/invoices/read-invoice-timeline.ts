import { readInvoiceTimeline as contract } from '@tieout/api';
import { readInvoice } from '../../records/invoices/read-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readInvoiceTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.invoiceId };
    await readInvoice(tools.db, record, tools.now());
    return listStory(tools.db, record, query);
  });
