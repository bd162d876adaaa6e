import { updateReadBudget as contract } from '@tieout/api';
import { changeReadBudget } from '../../connectors/quickbooks/read-budget/read-budget.ts';
import { auditActor } from '../../people/audit-actor.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const updateReadBudgetRoute = (tools: RecordTools): Route =>
  route(contract, call => {
    const { workspaceId, params, body } = call;
    const by = { ...auditActor(call), workspaceId };
    return changeReadBudget(tools, { connectionId: params.connectionId, budget: body.budget, by });
  });
