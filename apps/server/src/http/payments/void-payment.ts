import { voidPayment as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { actOnPayment } from '../../connectors/quickbooks/payments/act-on-payment.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const voidPaymentRoute = (tools: BooksTools): Route =>
  route(contract, call => actOnPayment(tools, actorOf(call), { id: call.params.paymentId, operation: 'void' }));
