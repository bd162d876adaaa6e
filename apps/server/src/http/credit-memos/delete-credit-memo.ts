import { deleteCreditMemo as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { deleteCreditMemo } from '../../connectors/quickbooks/credit-memos/delete-credit-memo.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteCreditMemoRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await deleteCreditMemo(tools, actorOf(call), call.params.creditMemoId);
    return undefined;
  });
