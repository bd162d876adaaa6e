import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { listRunStepsRoute } from './list-run-steps.ts';
import { listRunsRoute } from './list-runs.ts';
import { readRunRoute } from './read-run.ts';
import { undoRunRoute } from './undo-run.ts';

/** All endpoints of runs. */
export const runRoutes = (tools: BooksTools): readonly Route[] => [
  listRunsRoute(tools),
  readRunRoute(tools),
  listRunStepsRoute(tools),
  undoRunRoute(tools),
];
