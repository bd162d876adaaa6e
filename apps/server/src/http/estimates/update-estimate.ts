import { updateEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { editEstimate } from '../../connectors/quickbooks/estimates/edit-estimate.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateEstimateRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    editEstimate(tools, actorOf(call), { id: call.params.estimateId, version: call.version, fields: call.body }),
  );
