import { disconnect as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { disconnect } from '../../connectors/quickbooks/connection/disconnect.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const disconnectConnectionRoute = (tools: BooksTools): Route =>
  route(contract, call => disconnect(tools, actorOf(call), call.params.connectionId));
