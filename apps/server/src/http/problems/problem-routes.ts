import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { answerProblemRoute } from './answer-problem.ts';
import { listProblemsRoute } from './list-problems.ts';
import { readProblemRoute } from './read-problem.ts';
import { retryProblemsRoute } from './retry-problems.ts';
import { settleProblemRoute } from './settle-problem.ts';

/** All endpoints of what needs a person. */
export const problemRoutes = (tools: BooksTools): readonly Route[] => [
  listProblemsRoute(tools),
  retryProblemsRoute(tools),
  readProblemRoute(tools),
  answerProblemRoute(tools),
  settleProblemRoute(tools),
];
