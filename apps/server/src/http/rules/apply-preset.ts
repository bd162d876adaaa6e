import { applyPreset as contract } from '@tieout/api';
import { changeConfiguration } from '../../connectors/quickbooks/rules/change-configuration.ts';
import { ruleSetOf } from '../../connectors/quickbooks/rules/rule-set.ts';
import { auditActor } from '../../people/audit-actor.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const applyPresetRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    const { workspaceId, params, version, body } = call;
    const sentence = `Started the rules over from the preset ${body.preset}.`;
    const after = await changeConfiguration(tools, {
      connectionId: params.connectionId,
      version,
      by: { ...auditActor(call), workspaceId },
      change: () => ({ preset: body.preset, policies: {}, sentence }),
    });
    return ruleSetOf(after);
  });
