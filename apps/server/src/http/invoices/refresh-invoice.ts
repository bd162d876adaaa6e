import { refreshInvoice as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { refreshInvoice } from '../../connectors/quickbooks/invoices/act-on-invoice.ts';
import { route, type Route } from '../route.ts';

export const refreshInvoiceRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params }) => refreshInvoice(tools, { workspaceId, id: params.invoiceId }));
