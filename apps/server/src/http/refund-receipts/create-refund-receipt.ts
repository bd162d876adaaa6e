import { createRefundReceipt as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createRefundReceipt } from '../../connectors/quickbooks/refund-receipts/create-refund-receipt.ts';
import { finishCreation } from '../../connectors/quickbooks/write/finish-creation.ts';
import { readRefundReceipt } from '../../records/sales-documents/read-refund-receipt.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createRefundReceiptRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createRefundReceipt(tools, actor, call.body),
      read: async (key, now) => {
        await finishCreation(tools, key.id);
        return readRefundReceipt(tools.db, key, now);
      },
    }),
  );
