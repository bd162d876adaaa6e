import { createEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createEstimate } from '../../connectors/quickbooks/estimates/create-estimate.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createEstimateRoute = (tools: BooksTools): Route =>
  route(contract, call => createEstimate(tools, actorOf(call), call.body));
