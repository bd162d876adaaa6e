import { listConnections as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { selectConnections } from '../../connectors/quickbooks/connection/connection-answer.ts';
import { route, type Route } from '../route.ts';

export const listConnectionsRoute = (tools: BooksTools): Route =>
  route(contract, async ({ workspaceId }) => ({
    rows: await selectConnections(tools.db, { workspaceId }, tools.now()),
  }));
