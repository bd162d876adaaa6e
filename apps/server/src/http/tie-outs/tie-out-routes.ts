import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { createTieOutRoute } from './create-tie-out.ts';
import { downloadTieOutRoute } from './download-tie-out.ts';
import { listTieOutCustomersRoute } from './list-tie-out-customers.ts';
import { listTieOutDocumentsRoute } from './list-tie-out-documents.ts';
import { listTieOutPeriodsRoute } from './list-tie-out-periods.ts';
import { listTieOutsRoute } from './list-tie-outs.ts';
import { readTieOutRoute } from './read-tie-out.ts';
import { settleTieOutRoute } from './settle-tie-out.ts';

/** All endpoints of tie-outs. */
export const tieOutRoutes = (tools: BooksTools): readonly Route[] => [
  createTieOutRoute(tools),
  listTieOutsRoute(tools),
  readTieOutRoute(tools),
  listTieOutDocumentsRoute(tools),
  listTieOutCustomersRoute(tools),
  listTieOutPeriodsRoute(tools),
  downloadTieOutRoute(tools),
  settleTieOutRoute(tools),
];
