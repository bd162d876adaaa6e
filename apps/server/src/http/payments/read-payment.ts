import { readPayment as contract } from '@tieout/api';
import { readPayment } from '../../records/payments/read-payment.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readPaymentRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readPayment(tools.db, { workspaceId, id: params.paymentId }, tools.now()),
  );
