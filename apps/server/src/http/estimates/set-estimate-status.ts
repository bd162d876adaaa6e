import { setEstimateStatus as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { setEstimateStatus } from '../../connectors/quickbooks/estimates/set-estimate-status.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const setEstimateStatusRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    setEstimateStatus(tools, actorOf(call), { id: call.params.estimateId, status: call.body.status }),
  );
