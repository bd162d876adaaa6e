import { deletePayment as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { actOnPayment } from '../../connectors/quickbooks/payments/act-on-payment.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deletePaymentRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await actOnPayment(tools, actorOf(call), { id: call.params.paymentId, operation: 'delete' });
    return undefined;
  });
