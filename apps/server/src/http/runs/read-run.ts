import { readRun as contract } from '@tieout/api';
import { readRun } from '../../plans/run-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readRunRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => readRun(tools.db, { workspaceId, id: params.runId }));
