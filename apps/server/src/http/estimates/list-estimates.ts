import { listEstimates as contract } from '@tieout/api';
import { listSalesDocuments } from '../../records/sales-documents/list-sales-documents.ts';
import { shownAtOf } from '../../records/sales-documents/read-sales-document.ts';
import { estimateRowOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listEstimatesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, query }) => {
    const page = await listSalesDocuments(tools.db, { workspaceId, kind: 'estimate', filter: query });
    const at = await shownAtOf(tools.db, workspaceId, tools.now());
    return { ...page, rows: page.rows.map(row => estimateRowOf(row, at)) };
  });
