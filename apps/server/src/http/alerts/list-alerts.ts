import { listAlerts as contract } from '@tieout/api';
import { listAlerts } from '../../alerts/list-alerts.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listAlertsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, caller, query }) => {
    const personId = caller.kind === 'person' ? caller.personId : null;
    return listAlerts(tools.db, { workspaceId, personId }, query);
  });
