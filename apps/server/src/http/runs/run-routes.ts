import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { listRunStepsRoute } from './list-run-steps.ts';
import { listRunsRoute } from './list-runs.ts';
import { readRunRoute } from './read-run.ts';

/** All endpoints of runs. */
export const runRoutes = (tools: RecordTools): readonly Route[] => [
  listRunsRoute(tools),
  readRunRoute(tools),
  listRunStepsRoute(tools),
];
