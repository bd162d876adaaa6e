import { discardPlan as contract } from '@tieout/api';
import { discardPlan } from '../../plans/discard-plan.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const discardPlanRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => discardPlan(tools, { workspaceId, id: params.planId }));
