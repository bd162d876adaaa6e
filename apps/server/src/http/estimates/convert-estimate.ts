import { convertEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { convertEstimate } from '../../connectors/quickbooks/estimates/convert-estimate.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const convertEstimateRoute = (tools: BooksTools): Route =>
  route(contract, call => convertEstimate(tools, actorOf(call), call.params.estimateId));
