import { applyPlan as contract } from '@tieout/api';
import { startApplying } from '../../connectors/quickbooks/act/start-applying.ts';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const applyPlanRoute = (tools: BooksTools): Route =>
  route(contract, call => startApplying(tools, actorOf(call), call.params.planId));
