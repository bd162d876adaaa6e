import { listInvoices as contract } from '@tieout/api';
import { listInvoices } from '../../records/invoices/list-invoices.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listInvoicesRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listInvoices(tools.db, { workspaceId, filter: query, now: tools.now() }));
