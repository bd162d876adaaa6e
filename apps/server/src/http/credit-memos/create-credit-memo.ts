import { createCreditMemo as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createCreditMemo } from '../../connectors/quickbooks/credit-memos/create-credit-memo.ts';
import { finishCreation } from '../../connectors/quickbooks/write/finish-creation.ts';
import { readCreditMemo } from '../../records/sales-documents/read-credit-memo.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createCreditMemoRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createCreditMemo(tools, actor, call.body),
      read: async (key, now) => {
        await finishCreation(tools, key.id);
        return readCreditMemo(tools.db, key, now);
      },
    }),
  );
