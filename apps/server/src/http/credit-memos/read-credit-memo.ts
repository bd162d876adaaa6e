import { readCreditMemo as contract } from '@tieout/api';
import { readSalesDocument, shownAtOf } from '../../records/sales-documents/read-sales-document.ts';
import { creditMemoOf } from '../../records/sales-documents/sales-document-row.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readCreditMemoRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params }) => {
    const row = await readSalesDocument(tools.db, 'credit-memo', { workspaceId, id: params.creditMemoId });
    return creditMemoOf(row, await shownAtOf(tools.db, workspaceId, tools.now()));
  });
