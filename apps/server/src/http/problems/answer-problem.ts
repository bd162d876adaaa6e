import { answerProblem as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { answerAsRule } from '../../connectors/quickbooks/sync/problems/answer-as-rule.ts';
import { answerProblem } from '../../connectors/quickbooks/sync/problems/answer-problem.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const answerProblemRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    const { params, body, workspaceId } = call;
    const { answer, asRule } = body;
    const answered = await answerProblem(tools, actorOf(call), { id: params.problemId, answer });
    const by = { ...auditActor(call), workspaceId };
    if (asRule) await answerAsRule(tools, { problemId: params.problemId, answer, by });
    return answered;
  });
