import type { AttentionProblem, ProblemAnswer, ProblemView } from '@tieout/api';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { BooksTools } from '../../books-tools.ts';
import { deskOf } from './desk-of-problem.ts';
import { findProblem } from './find-problem.ts';
import { readProblem } from './read-problem.ts';

/**
 * Settles a problem as a person says, whatever it is about and wherever it was opened.
 * @throws ProblemFault `not-found`, `conflict`, `version-changed`, and what the work itself is refused with
 */
export async function answerProblem(
  tools: BooksTools,
  actor: Actor,
  { id, answer }: { readonly id: string; readonly answer: ProblemAnswer },
): Promise<ProblemView> {
  const key = { workspaceId: actor.workspaceId, id };
  const problem = await findProblem(tools.db, key);
  if (problem.settledAt !== null) throw new ProblemFault('conflict', 'This problem was settled already.');
  const desk = deskOf(problem);
  if (!desk.answersTo(problem).includes(answer.kind)) {
    throw new ProblemFault('conflict', 'This does not settle that problem. Look at what it offers.');
  }
  await desk.carry(tools, actor, { problem, answer });
  return readProblem(tools, key);
}

export type Cure = AttentionProblem['cures'][number];

/** The buttons of a problem are answers; the others lead somewhere, and settle nothing by themselves. */
const answerOf: Readonly<Record<Cure, ProblemAnswer | null>> = {
  retry: { kind: 'retry' },
  'take-books': { kind: 'side', stands: 'books' },
  'take-here': { kind: 'side', stands: 'here' },
  dismiss: { kind: 'dismiss' },
  open: null,
  'open-in-quickbooks': null,
  reconnect: null,
};

/** Presses one of the buttons of a problem. @throws ProblemFault as `answerProblem`, and `conflict` when the button does not fit it */
export async function pressCure(
  tools: BooksTools,
  actor: Actor,
  { id, cure }: { readonly id: string; readonly cure: Cure },
): Promise<void> {
  const { cures } = await findProblem(tools.db, { workspaceId: actor.workspaceId, id });
  if (!cures.includes(cure)) throw new ProblemFault('conflict', 'This does not settle that problem.');
  const answer = answerOf[cure];
  if (answer !== null) await answerProblem(tools, actor, { id, answer });
}
