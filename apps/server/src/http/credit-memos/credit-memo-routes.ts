import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { listCreditMemosRoute } from './list-credit-memos.ts';
import { readCreditMemoRoute } from './read-credit-memo.ts';
import { readCreditMemoTimelineRoute } from './read-credit-memo-timeline.ts';

/** Endpoints of credit memos that are answered. */
export const creditMemoRoutes = (tools: RecordTools): readonly Route[] => [
  listCreditMemosRoute(tools),
  readCreditMemoRoute(tools),
  readCreditMemoTimelineRoute(tools),
];
