import { cureReadiness as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { cureReadiness } from '../../connectors/quickbooks/readiness/cure-readiness.ts';
import { route, type Route } from '../route.ts';

export const cureReadinessRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    cureReadiness(tools, { workspaceId, id: params.connectionId }, params.code),
  );
