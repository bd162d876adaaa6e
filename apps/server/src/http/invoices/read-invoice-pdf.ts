import { readInvoicePdf as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { callBooks } from '../../connectors/quickbooks/call-books.ts';
import { findPosted } from '../../connectors/quickbooks/invoices/act-on-invoice.ts';
import { route, type Route } from '../route.ts';

export const readInvoicePdfRoute = (tools: BooksTools): Route =>
  route(contract, async ({ workspaceId, params, signal }) => {
    const { connection, invoice, booksId } = await findPosted(tools, { workspaceId, id: params.invoiceId });
    const company = tools.client.company(connection.realmId);
    const { value } = await callBooks(connection, () =>
      company.pdf('Invoice', booksId, { lane: 'interactive', signal }),
    );
    const name = (invoice.number ?? booksId).replaceAll(/[^\w.-]/g, '_');
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="invoice-${name}.pdf"`,
      'cache-control': 'no-store',
    };
    return new Response(new Uint8Array(value), { headers });
  });
