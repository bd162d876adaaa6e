import { readTieOut as contract } from '@tieout/api';
import { readTieOut } from '../../connectors/quickbooks/tie-out/tie-out-answer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readTieOutRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => readTieOut(tools.db, { workspaceId, id: params.tieOutId }));
