import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { applyCreditMemoRoute } from './apply-credit-memo.ts';
import { createCreditMemoRoute } from './create-credit-memo.ts';
import { deleteCreditMemoRoute } from './delete-credit-memo.ts';
import { listCreditMemosRoute } from './list-credit-memos.ts';
import { readCreditMemoRoute } from './read-credit-memo.ts';
import { readCreditMemoPdfRoute } from './read-credit-memo-pdf.ts';
import { readCreditMemoTimelineRoute } from './read-credit-memo-timeline.ts';
import { updateCreditMemoRoute } from './update-credit-memo.ts';

/** All endpoints of credit memos. */
export const creditMemoRoutes = (tools: BooksTools): readonly Route[] => [
  listCreditMemosRoute(tools),
  readCreditMemoRoute(tools),
  createCreditMemoRoute(tools),
  updateCreditMemoRoute(tools),
  applyCreditMemoRoute(tools),
  deleteCreditMemoRoute(tools),
  readCreditMemoPdfRoute(tools),
  readCreditMemoTimelineRoute(tools),
];
