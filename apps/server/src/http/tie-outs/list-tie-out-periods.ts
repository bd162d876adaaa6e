import { listTieOutPeriods as contract } from '@tieout/api';
import { listPeriods } from '../../connectors/quickbooks/tie-out/list-periods.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listTieOutPeriodsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) =>
    listPeriods(tools.db, { workspaceId, id: params.tieOutId }, query),
  );
