import { listOwed as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { listOwed } from '../../connectors/quickbooks/sync/list-owed.ts';
import { route, type Route } from '../route.ts';

export const listOwedRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params, query }) => listOwed(tools.db, { ...query, ...params, workspaceId }));
