import { listPayments as contract } from '@tieout/api';
import { listPayments } from '../../records/payments/list-payments.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listPaymentsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listPayments(tools.db, { workspaceId, filter: query, now: tools.now() }));
