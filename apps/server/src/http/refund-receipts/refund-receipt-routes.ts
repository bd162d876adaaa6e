import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { createRefundReceiptRoute } from './create-refund-receipt.ts';
import { deleteRefundReceiptRoute } from './delete-refund-receipt.ts';
import { listRefundReceiptsRoute } from './list-refund-receipts.ts';
import { readRefundReceiptRoute } from './read-refund-receipt.ts';
import { readRefundReceiptPdfRoute } from './read-refund-receipt-pdf.ts';
import { readRefundReceiptTimelineRoute } from './read-refund-receipt-timeline.ts';

/** All endpoints of refund receipts. */
export const refundReceiptRoutes = (tools: BooksTools): readonly Route[] => [
  listRefundReceiptsRoute(tools),
  readRefundReceiptRoute(tools),
  createRefundReceiptRoute(tools),
  deleteRefundReceiptRoute(tools),
  readRefundReceiptPdfRoute(tools),
  readRefundReceiptTimelineRoute(tools),
];
