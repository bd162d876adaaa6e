import { listTieOutDocuments as contract } from '@tieout/api';
import { listDocuments } from '../../connectors/quickbooks/tie-out/list-documents.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listTieOutDocumentsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params, query }) =>
    listDocuments(tools.db, { workspaceId, id: params.tieOutId }, query),
  );
