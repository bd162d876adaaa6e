import { readMappings as contract } from '@tieout/api';
import { getConfiguration } from '../../connectors/quickbooks/rules/configuration.ts';
import { mappingSetOf } from '../../connectors/quickbooks/rules/mapping-set.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readMappingsRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params }) =>
    mappingSetOf(tools.db, await getConfiguration(tools.db, { workspaceId, id: params.connectionId })),
  );
