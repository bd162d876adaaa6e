import { listHistory as contract } from '@tieout/api';
import { listHistory } from '../../history/list-history.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listHistoryRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) => {
    const asked = { workspaceId, kind: params.kind, id: params.recordId };
    return listHistory(tools.db, asked, query);
  });
