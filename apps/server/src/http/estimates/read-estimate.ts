import { readEstimate as contract } from '@tieout/api';
import { readSalesDocument, shownAtOf } from '../../records/sales-documents/read-sales-document.ts';
import { estimateOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readEstimateRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params }) => {
    const row = await readSalesDocument(tools.db, 'estimate', { workspaceId, id: params.estimateId });
    return estimateOf(row, await shownAtOf(tools.db, workspaceId, tools.now()));
  });
