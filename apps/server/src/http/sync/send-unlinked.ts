import { sendUnlinked as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { sendUnlinked } from '../../connectors/quickbooks/sync/by-hand/send-unlinked.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const sendUnlinkedRoute = (tools: BooksTools): Route =>
  route(contract, async call => ({ count: await sendUnlinked(tools, actorOf(call), call.params.connectionId) }));
