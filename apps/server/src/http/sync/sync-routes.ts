import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { linkRecordRoute } from './link-record.ts';
import { listLinkCandidatesRoute } from './list-link-candidates.ts';
import { listOwedRoute } from './list-owed.ts';
import { sendUnlinkedRoute } from './send-unlinked.ts';
import { syncRecordRoute } from './sync-record.ts';
import { unlinkRecordRoute } from './unlink-record.ts';

/** What people do about the two sides of single records, and what waits between them. */
export const syncRoutes = (tools: BooksTools): readonly Route[] => [
  syncRecordRoute(tools),
  unlinkRecordRoute(tools),
  linkRecordRoute(tools),
  listLinkCandidatesRoute(tools),
  listOwedRoute(tools),
  sendUnlinkedRoute(tools),
];
