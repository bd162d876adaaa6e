import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { authorizeConnectionRoute } from './authorize-connection.ts';
import { cureReadinessRoute } from './cure-readiness.ts';
import { disconnectConnectionRoute } from './disconnect-connection.ts';
import { listConnectionsRoute } from './list-connections.ts';
import { readChoicesRoute } from './read-choices.ts';
import { readConnectionRoute } from './read-connection.ts';
import { readReadinessRoute } from './read-readiness.ts';
import { readTaxComparisonRoute } from './read-tax-comparison.ts';
import { updateConnectionRoute } from './update-connection.ts';

/** All endpoints of connections. */
export const connectionRoutes = (tools: BooksTools): readonly Route[] => [
  listConnectionsRoute(tools),
  readConnectionRoute(tools),
  authorizeConnectionRoute(tools),
  disconnectConnectionRoute(tools),
  readReadinessRoute(tools),
  cureReadinessRoute(tools),
  readChoicesRoute(tools),
  updateConnectionRoute(tools),
  readTaxComparisonRoute(tools),
];
