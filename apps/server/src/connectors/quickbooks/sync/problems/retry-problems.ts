import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { BooksTools } from '../../books-tools.ts';
import { answerProblem } from './answer-problem.ts';
import { deskOf } from './desk-of-problem.ts';
import { findProblem } from './find-problem.ts';

/** Most problems that are tried again by one press; the next press takes the next ones. */
const problemsAtOnce = 500;

export interface Retrying {
  readonly cause: string;
  readonly connectionId?: string | undefined;
}

/** Tries everything of one cause again. Answers with how many were tried (U32). */
export async function retryProblems(
  tools: BooksTools,
  actor: Actor,
  { cause, connectionId }: Retrying,
): Promise<number> {
  const query = tools.db
    .selectFrom('problem')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('cause', '=', cause)
    .where('settled_at', 'is', null)
    .orderBy('opened_at')
    .limit(problemsAtOnce);
  const rows = await (connectionId === undefined ? query : query.where('connection_id', '=', connectionId)).execute();
  let count = 0;
  for (const { id } of rows) if (await retry(tools, actor, id)) count += 1;
  return count;
}

/** What cannot be tried, or fails at once, keeps its problem; the others go on. */
async function retry(tools: BooksTools, actor: Actor, id: string): Promise<boolean> {
  const problem = await findProblem(tools.db, { workspaceId: actor.workspaceId, id });
  if (!deskOf(problem).answersTo(problem).includes('retry') || problem.recordId === null) return false;
  try {
    await answerProblem(tools, actor, { id, answer: { kind: 'retry' } });
    return true;
  } catch (error) {
    if (error instanceof ProblemFault) return false;
    throw error;
  }
}
