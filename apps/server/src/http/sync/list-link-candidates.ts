import { listLinkCandidates as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { listCandidates } from '../../connectors/quickbooks/sync/by-hand/list-candidates.ts';
import { route, type Route } from '../route.ts';

export const listLinkCandidatesRoute = (tools: BooksTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => ({
    rows: await listCandidates(tools.db, { ...params, workspaceId, search: query.search }),
  }));
