import { readConnection as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { readConnection } from '../../connectors/quickbooks/connection/read-connection.ts';
import { route, type Route } from '../route.ts';

export const readConnectionRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readConnection(tools.db, { workspaceId, id: params.connectionId }, tools.now()),
  );
