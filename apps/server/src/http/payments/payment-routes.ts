import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { createPaymentRoute } from './create-payment.ts';
import { deletePaymentRoute } from './delete-payment.ts';
import { listPaymentsRoute } from './list-payments.ts';
import { readPaymentRoute } from './read-payment.ts';
import { readPaymentPdfRoute } from './read-payment-pdf.ts';
import { readPaymentTimelineRoute } from './read-payment-timeline.ts';
import { voidPaymentRoute } from './void-payment.ts';

/** All endpoints of payments. */
export const paymentRoutes = (tools: BooksTools): readonly Route[] => [
  listPaymentsRoute(tools),
  readPaymentRoute(tools),
  createPaymentRoute(tools),
  voidPaymentRoute(tools),
  deletePaymentRoute(tools),
  readPaymentPdfRoute(tools),
  readPaymentTimelineRoute(tools),
];
