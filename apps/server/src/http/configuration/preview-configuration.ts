import { previewConfiguration as contract } from '@tieout/api';
import { previewConfiguration } from '../../connectors/quickbooks/configuration/apply-configuration.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const previewConfigurationRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, body }) =>
    previewConfiguration(tools.db, { workspaceId, id: params.connectionId }, body.text),
  );
