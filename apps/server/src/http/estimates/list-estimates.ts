import { listEstimates as contract } from '@tieout/api';
import { dayOf, readCompaniesOn } from '../../records/company-days.ts';
import { listSalesDocuments } from '../../records/sales-documents/list-sales-documents.ts';
import { estimateRowOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listEstimatesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, query }) => {
    const page = await listSalesDocuments(tools.db, { workspaceId, kind: 'estimate', filter: query });
    const now = tools.now();
    const { days } = await readCompaniesOn(tools.db, workspaceId, now);
    return { ...page, rows: page.rows.map(row => estimateRowOf(row, { now, today: dayOf(days, row.owner_id) })) };
  });
