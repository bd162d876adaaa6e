import { answerPlanSteps as contract } from '@tieout/api';
import { answerSteps } from '../../plans/answer-steps.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const answerPlanStepsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, body }) => answerSteps(tools, { workspaceId, id: params.planId }, body));
