import { listCreditMemos as contract } from '@tieout/api';
import { listSalesDocuments } from '../../records/sales-documents/list-sales-documents.ts';
import { creditMemoRowOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listCreditMemosRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, query }) => {
    const page = await listSalesDocuments(tools.db, { workspaceId, kind: 'credit-memo', filter: query });
    const now = tools.now();
    return { ...page, rows: page.rows.map(row => creditMemoRowOf(row, now)) };
  });
