import { createInvoice as contract } from '@tieout/api';
import { createInvoice } from '../../records/invoices/create-invoice.ts';
import { readInvoice } from '../../records/invoices/read-invoice.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createInvoiceRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createInvoice(tools, actor, { fields: call.body }),
      read: (key, now) => readInvoice(tools.db, key, now),
    }),
  );
