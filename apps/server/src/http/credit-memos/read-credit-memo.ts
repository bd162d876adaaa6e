import { readCreditMemo as contract } from '@tieout/api';
import { readCreditMemo } from '../../records/sales-documents/read-credit-memo.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readCreditMemoRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    readCreditMemo(tools.db, { workspaceId, id: params.creditMemoId }, tools.now()),
  );
