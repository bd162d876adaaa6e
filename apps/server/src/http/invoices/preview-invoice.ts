import { previewInvoice as contract } from '@tieout/api';
import { previewInvoice } from '../../records/invoices/preview-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const previewInvoiceRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, body }) => previewInvoice(tools.db, { workspaceId, fields: body, now: tools.now() }));
