import { listRefundReceipts as contract } from '@tieout/api';
import { listSalesDocuments } from '../../records/sales-documents/list-sales-documents.ts';
import { refundReceiptRowOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listRefundReceiptsRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, query }) => {
    const page = await listSalesDocuments(tools.db, { workspaceId, kind: 'refund-receipt', filter: query });
    const now = tools.now();
    return { ...page, rows: page.rows.map(row => refundReceiptRowOf(row, now)) };
  });
