import { updateCreditMemo as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { editCreditMemo } from '../../connectors/quickbooks/credit-memos/edit-credit-memo.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateCreditMemoRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    editCreditMemo(tools, actorOf(call), { id: call.params.creditMemoId, version: call.version, fields: call.body }),
  );
