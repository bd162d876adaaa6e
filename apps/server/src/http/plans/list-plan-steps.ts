import { listPlanSteps as contract } from '@tieout/api';
import { listSteps } from '../../plans/list-steps.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listPlanStepsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) => listSteps(tools.db, { workspaceId, id: params.planId }, query));
