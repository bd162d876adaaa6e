import { updateRules as contract } from '@tieout/api';
import type { PolicyChanges } from '@tieout/sync';
import { changeConfiguration } from '../../connectors/quickbooks/rules/change-configuration.ts';
import { policiesAfter, ruleSetOf } from '../../connectors/quickbooks/rules/rule-set.ts';
import { auditActor } from '../../people/audit-actor.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const updateRulesRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    const { workspaceId, params, version, body } = call;
    const changes: PolicyChanges = Object.fromEntries(body.kinds.map(({ kind, ...change }) => [kind, change]));
    const sentence = `Changed the rules of ${body.kinds.map(({ kind }) => kind).join(', ')}.`;
    const after = await changeConfiguration(tools, {
      connectionId: params.connectionId,
      version,
      by: { ...auditActor(call), workspaceId },
      change: stored => ({ policies: policiesAfter(stored, changes), sentence }),
    });
    return ruleSetOf(after);
  });
