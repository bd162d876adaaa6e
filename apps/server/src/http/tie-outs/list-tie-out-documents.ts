import { listTieOutDocuments as contract } from '@tieout/api';
import { listDocuments } from '../../connectors/quickbooks/tie-out/list-documents.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listTieOutDocumentsRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const page = await listDocuments(tools.db, { workspaceId, id: params.tieOutId }, query);
    return { ...page, rows: [...page.rows] };
  });
