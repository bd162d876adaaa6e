import { readEstimate as contract } from '@tieout/api';
import type { RecordTools } from '../../records/record-tools.ts';
import { readEstimate } from '../../records/sales-documents/read-estimate.ts';
import { route, type Route } from '../route.ts';

export const readEstimateRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readEstimate(tools.db, { workspaceId, id: params.estimateId }, tools.now()),
  );
