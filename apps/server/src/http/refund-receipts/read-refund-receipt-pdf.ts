import { readRefundReceiptPdf as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { answerPdf } from '../answer-pdf.ts';
import { route, type Route } from '../route.ts';

export const readRefundReceiptPdfRoute = (tools: BooksTools): Route =>
  route(contract, call => answerPdf(tools, call, { kind: 'refund-receipt', id: call.params.refundReceiptId }));
