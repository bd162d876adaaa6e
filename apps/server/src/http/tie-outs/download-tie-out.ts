import { downloadTieOut as contract } from '@tieout/api';
import { tieOutFile } from '../../connectors/quickbooks/tie-out/tie-out-file.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const downloadTieOutRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const lines = await tieOutFile(tools.db, { workspaceId, id: params.tieOutId }, query);
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="tie-out-${query.part}.csv"`,
      'cache-control': 'no-store',
    };
    return new Response(ReadableStream.from(lines).pipeThrough(new TextEncoderStream()), { headers });
  });
