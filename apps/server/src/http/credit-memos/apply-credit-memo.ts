import { applyCreditMemo as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { applyCreditMemo } from '../../connectors/quickbooks/credit-memos/apply-credit-memo.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const applyCreditMemoRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    applyCreditMemo(tools, actorOf(call), { id: call.params.creditMemoId, invoices: call.body.invoices }),
  );
