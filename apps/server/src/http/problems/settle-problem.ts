import { settleProblem as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { pressCure } from '../../connectors/quickbooks/sync/problems/answer-problem.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const settleProblemRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await pressCure(tools, actorOf(call), { id: call.params.problemId, cure: call.body.cure });
    return undefined;
  });
