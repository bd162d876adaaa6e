import { createCreditMemo as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createCreditMemo } from '../../connectors/quickbooks/credit-memos/create-credit-memo.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createCreditMemoRoute = (tools: BooksTools): Route =>
  route(contract, call => createCreditMemo(tools, actorOf(call), call.body));
