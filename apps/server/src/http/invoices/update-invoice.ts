import { updateInvoice as contract } from '@tieout/api';
import { updateInvoice } from '../../records/invoices/update-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateInvoiceRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    updateInvoice(tools, actorOf(call), { id: call.params.invoiceId, version: call.version, fields: call.body }),
  );
