import { readPlan as contract } from '@tieout/api';
import { readPlan } from '../../plans/plan-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readPlanRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => readPlan(tools.db, { workspaceId, id: params.planId }));
