import { createPlan as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createPlan } from '../../connectors/quickbooks/decide/create-plan.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createPlanRoute = (tools: BooksTools): Route =>
  route(contract, call => createPlan(tools, actorOf(call), call.body));
