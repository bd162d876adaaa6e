import { createPayment as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { recordPayment } from '../../connectors/quickbooks/payments/record-payment.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createPaymentRoute = (tools: BooksTools): Route =>
  route(contract, call => recordPayment(tools, actorOf(call), call.body));
