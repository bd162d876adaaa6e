import { sendInvoice as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { actOnInvoice } from '../../connectors/quickbooks/invoices/act-on-invoice.ts';
import { readInvoice } from '../../records/invoices/read-invoice.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const sendInvoiceRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    const { invoiceId: id } = call.params;
    await actOnInvoice(tools, actorOf(call), { id, act: { kind: 'send', email: call.body.email } });
    return readInvoice(tools.db, { workspaceId: call.workspaceId, id }, tools.now());
  });
