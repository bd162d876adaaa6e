import { listRuns as contract } from '@tieout/api';
import { listRuns } from '../../plans/run-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listRunsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listRuns(tools.db, workspaceId, query));
