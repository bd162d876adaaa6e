import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { answerPlanStepsRoute } from './answer-plan-steps.ts';
import { applyPlanRoute } from './apply-plan.ts';
import { createPlanRoute } from './create-plan.ts';
import { discardPlanRoute } from './discard-plan.ts';
import { listPlanStepsRoute } from './list-plan-steps.ts';
import { listPlansRoute } from './list-plans.ts';
import { readPlanRoute } from './read-plan.ts';

/** All endpoints of plans. */
export const planRoutes = (tools: BooksTools): readonly Route[] => [
  createPlanRoute(tools),
  readPlanRoute(tools),
  listPlansRoute(tools),
  listPlanStepsRoute(tools),
  answerPlanStepsRoute(tools),
  applyPlanRoute(tools),
  discardPlanRoute(tools),
];
