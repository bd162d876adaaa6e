import { exportConfiguration as contract } from '@tieout/api';
import { exportConfiguration } from '../../connectors/quickbooks/configuration/apply-configuration.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const exportConfigurationRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params }) => {
    const text = await exportConfiguration(tools.db, { workspaceId, id: params.connectionId });
    const headers = {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': 'attachment; filename="tieout.yaml"',
      'cache-control': 'no-store',
    };
    return new Response(text, { headers });
  });
