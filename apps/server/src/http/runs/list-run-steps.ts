import { listRunSteps as contract } from '@tieout/api';
import { listRunSteps } from '../../plans/list-run-steps.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listRunStepsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) => listRunSteps(tools.db, { workspaceId, id: params.runId }, query));
