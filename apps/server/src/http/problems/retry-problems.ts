import { retryProblems as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { retryProblems } from '../../connectors/quickbooks/sync/problems/retry-problems.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const retryProblemsRoute = (tools: BooksTools): Route =>
  route(contract, async call => ({ count: await retryProblems(tools, actorOf(call), call.body) }));
