import { seeAlert as contract } from '@tieout/api';
import { seeAlert } from '../../alerts/list-alerts.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export const seeAlertRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, caller, params }) => {
    await seeAlert(tools, { workspaceId, personId: requirePerson(caller).personId, id: params.alertId });
    return undefined;
  });
