import { updateConnection as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { updateConnection } from '../../connectors/quickbooks/connection/update-connection.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateConnectionRoute = (tools: BooksTools): Route =>
  route(contract, call => updateConnection(tools, actorOf(call), { id: call.params.connectionId, change: call.body }));
