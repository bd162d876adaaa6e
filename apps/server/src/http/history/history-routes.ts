import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { listHistoryRoute } from './list-history.ts';
import { readStandingRoute } from './read-standing.ts';

/** All endpoints of the history of records. */
export const historyRoutes = (tools: RecordTools): readonly Route[] => [
  listHistoryRoute(tools),
  readStandingRoute(tools),
];
