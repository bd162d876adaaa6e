import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { listEstimatesRoute } from './list-estimates.ts';
import { readEstimateRoute } from './read-estimate.ts';
import { readEstimateTimelineRoute } from './read-estimate-timeline.ts';

/** Endpoints of estimates that are answered. */
export const estimateRoutes = (tools: RecordTools): readonly Route[] => [
  listEstimatesRoute(tools),
  readEstimateRoute(tools),
  readEstimateTimelineRoute(tools),
];
