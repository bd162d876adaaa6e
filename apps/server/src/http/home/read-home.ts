import { readHome as contract } from '@tieout/api';
import { readHomePage } from '../../home/read-home.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readHomeRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId }) => readHomePage(tools.db, workspaceId, tools.now()));
