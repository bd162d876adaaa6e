import { readInvoice as contract } from '@tieout/api';
import { readInvoice } from '../../records/invoices/read-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readInvoiceRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readInvoice(tools.db, { workspaceId, id: params.invoiceId }, tools.now()),
  );
