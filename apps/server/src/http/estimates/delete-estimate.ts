import { deleteEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { deleteEstimate } from '../../connectors/quickbooks/estimates/delete-estimate.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteEstimateRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await deleteEstimate(tools, actorOf(call), call.params.estimateId);
    return undefined;
  });
