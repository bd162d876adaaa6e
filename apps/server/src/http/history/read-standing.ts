import { readStanding as contract } from '@tieout/api';
import { readStanding } from '../../history/read-standing.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readStandingRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) =>
    readStanding(tools.db, { workspaceId, kind: params.kind, id: params.recordId }, new Date(query.moment)),
  );
