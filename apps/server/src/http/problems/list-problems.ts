import { listProblems as contract } from '@tieout/api';
import { listProblems } from '../../problems/list-problems.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listProblemsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listProblems(tools.db, workspaceId, query));
