import { postInvoice as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { postInvoice } from '../../connectors/quickbooks/invoices/post-invoice.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const postInvoiceRoute = (tools: BooksTools): Route =>
  route(contract, call => postInvoice(tools, actorOf(call), call.params.invoiceId));
