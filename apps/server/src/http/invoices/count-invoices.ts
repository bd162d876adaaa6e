import { countInvoices as contract } from '@tieout/api';
import { countInvoices } from '../../records/invoices/list-invoices.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const countInvoicesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId }) => ({
    counts: await countInvoices(tools.db, workspaceId, tools.now()),
  }));
