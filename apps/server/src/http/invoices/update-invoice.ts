import { updateInvoice as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { editInvoice } from '../../connectors/quickbooks/invoices/edit-invoice.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateInvoiceRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    editInvoice(tools, actorOf(call), { id: call.params.invoiceId, version: call.version, fields: call.body }),
  );
