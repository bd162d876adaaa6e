import { readRefundReceipt as contract } from '@tieout/api';
import { readRefundReceipt } from '../../records/sales-documents/read-refund-receipt.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readRefundReceiptRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readRefundReceipt(tools.db, { workspaceId, id: params.refundReceiptId }, tools.now()),
  );
