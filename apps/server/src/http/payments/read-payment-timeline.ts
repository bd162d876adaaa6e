import { readPaymentTimeline as contract } from '@tieout/api';
import { readPayment } from '../../records/payments/read-payment.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readPaymentTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.paymentId };
    await readPayment(tools.db, record, tools.now());
    return listStory(tools.db, record, query);
  });
