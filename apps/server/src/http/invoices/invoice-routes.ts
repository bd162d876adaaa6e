import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { countInvoicesRoute } from './count-invoices.ts';
import { createInvoiceRoute } from './create-invoice.ts';
import { deleteInvoiceRoute } from './delete-invoice.ts';
import { listInvoicesRoute } from './list-invoices.ts';
import { postInvoiceRoute } from './post-invoice.ts';
import { previewInvoiceRoute } from './preview-invoice.ts';
import { readInvoiceRoute } from './read-invoice.ts';
import { readInvoicePdfRoute } from './read-invoice-pdf.ts';
import { readInvoiceTimelineRoute } from './read-invoice-timeline.ts';
import { refreshInvoiceRoute } from './refresh-invoice.ts';
import { sendInvoiceRoute } from './send-invoice.ts';
import { updateInvoiceRoute } from './update-invoice.ts';
import { voidInvoiceRoute } from './void-invoice.ts';

/** All endpoints of invoices. */
export const invoiceRoutes = (tools: BooksTools): readonly Route[] => [
  listInvoicesRoute(tools),
  countInvoicesRoute(tools),
  readInvoiceRoute(tools),
  previewInvoiceRoute(tools),
  createInvoiceRoute(tools),
  updateInvoiceRoute(tools),
  deleteInvoiceRoute(tools),
  postInvoiceRoute(tools),
  sendInvoiceRoute(tools),
  voidInvoiceRoute(tools),
  refreshInvoiceRoute(tools),
  readInvoicePdfRoute(tools),
  readInvoiceTimelineRoute(tools),
];
