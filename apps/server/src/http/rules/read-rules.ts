import { readRules as contract } from '@tieout/api';
import { getConfiguration } from '../../connectors/quickbooks/rules/configuration.ts';
import { ruleSetOf } from '../../connectors/quickbooks/rules/rule-set.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readRulesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params }) =>
    ruleSetOf(await getConfiguration(tools.db, { workspaceId, id: params.connectionId })),
  );
