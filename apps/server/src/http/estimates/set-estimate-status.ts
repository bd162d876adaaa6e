import { setEstimateStatus as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { actOnEstimate } from '../../connectors/quickbooks/estimates/act-on-estimate.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const setEstimateStatusRoute = (tools: BooksTools): Route =>
  route(contract, call => {
    const { status } = call.body;
    return actOnEstimate(tools, actorOf(call), { id: call.params.estimateId, act: { kind: 'set-status', status } });
  });
