import { deleteInvoice as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { deleteInvoice } from '../../connectors/quickbooks/invoices/delete-invoice.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteInvoiceRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await deleteInvoice(tools, actorOf(call), call.params.invoiceId);
    return undefined;
  });
