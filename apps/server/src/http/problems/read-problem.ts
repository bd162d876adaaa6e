import { readProblem as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { readProblem } from '../../connectors/quickbooks/sync/problems/read-problem.ts';
import { route, type Route } from '../route.ts';

export const readProblemRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params }) => readProblem(tools, { workspaceId, id: params.problemId }));
