import type { ProblemAnswer, ProblemView } from '@tieout/api';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { BooksTools } from '../../books-tools.ts';
import { settleProblem } from '../../settle-problem.ts';
import { answerKindsOf } from './answer-kinds.ts';
import { carryAnswer } from './carry-answer.ts';
import { engineKindOf, findProblem } from './find-problem.ts';
import { readProblem } from './read-problem.ts';

/** Settles a problem as a person says; the rest is the push's. @throws ProblemFault `not-found`, `conflict`, `version-changed` */
export async function answerProblem(
  tools: BooksTools,
  actor: Actor,
  { id, answer }: { readonly id: string; readonly answer: ProblemAnswer },
): Promise<ProblemView> {
  const key = { workspaceId: actor.workspaceId, id };
  const problem = await findProblem(tools.db, key);
  if (problem.settledAt !== null) throw new ProblemFault('conflict', 'This problem was settled already.');
  if (!answerKindsOf(problem).includes(answer.kind)) {
    throw new ProblemFault('conflict', 'This does not settle that problem. Look at what it offers.');
  }
  const kind = engineKindOf(problem);
  if (kind === undefined) await settleProblem(tools, actor, { id, cure: 'retry' });
  else await carryAnswer(tools, actor, { problem, kind, answer });
  return readProblem(tools, key);
}
