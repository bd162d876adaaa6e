import { deleteRefundReceipt as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { deleteDocument } from '../../connectors/quickbooks/sales-documents/delete-document.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteRefundReceiptRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await deleteDocument(tools, actorOf(call), { kind: 'refund-receipt', id: call.params.refundReceiptId });
    return undefined;
  });
