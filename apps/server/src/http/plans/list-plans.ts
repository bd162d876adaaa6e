import { listPlans as contract } from '@tieout/api';
import { listPlans } from '../../plans/plan-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listPlansRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listPlans(tools.db, workspaceId, query));
