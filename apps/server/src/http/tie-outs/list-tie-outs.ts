import { listTieOuts as contract } from '@tieout/api';
import { listTieOuts } from '../../connectors/quickbooks/tie-out/tie-out-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listTieOutsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listTieOuts(tools.db, workspaceId, query));
