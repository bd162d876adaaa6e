import { createInvoice as contract } from '@tieout/api';
import { createInvoice } from '../../records/invoices/create-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createInvoiceRoute = (tools: RecordTools): Route =>
  route(contract, call => createInvoice(tools, actorOf(call), { fields: call.body }));
