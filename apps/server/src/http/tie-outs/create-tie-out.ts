import { createTieOut as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { startTieOut } from '../../connectors/quickbooks/tie-out/start-tie-out.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createTieOutRoute = (tools: BooksTools): Route =>
  route(contract, call => startTieOut(tools, actorOf(call), call.body));
