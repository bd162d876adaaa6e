import { readReadBudget as contract } from '@tieout/api';
import { readReadBudget } from '../../connectors/quickbooks/read-budget/read-budget.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readReadBudgetRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => readReadBudget(tools, { workspaceId, id: params.connectionId }));
