import { readReadiness as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { readReadiness } from '../../connectors/quickbooks/readiness/read-readiness.ts';
import { route, type Route } from '../route.ts';

export const readReadinessRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params, query }) =>
    readReadiness(tools, { workspaceId, id: params.connectionId }, query.refresh),
  );
