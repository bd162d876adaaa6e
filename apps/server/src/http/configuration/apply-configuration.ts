import { applyConfiguration as contract } from '@tieout/api';
import { applyConfiguration } from '../../connectors/quickbooks/configuration/apply-configuration.ts';
import { auditActor } from '../../people/audit-actor.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const applyConfigurationRoute = (tools: RecordTools): Route =>
  route(contract, call => {
    const { workspaceId, params, version, body } = call;
    const by = { ...auditActor(call), workspaceId };
    return applyConfiguration(tools, { connectionId: params.connectionId, version, text: body.text, by });
  });
