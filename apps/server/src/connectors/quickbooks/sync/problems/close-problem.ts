import type { AnswerDesk } from './answer-desk.ts';
import type { StoredProblem } from './find-problem.ts';

/** Closes a problem as a person settled it; `how` in words. */
export async function closeProblem(
  { tx, tools, actor }: AnswerDesk,
  { problem, how }: { readonly problem: Pick<StoredProblem, 'id'>; readonly how: string },
): Promise<void> {
  await tx
    .updateTable('problem')
    .set({ settled_at: tools.now(), settled_by: actor.name, settled_how: how })
    .where('id', '=', problem.id)
    .where('settled_at', 'is', null)
    .execute();
  await tools.announce(tx, { workspaceId: actor.workspaceId, topic: 'problem', id: problem.id });
}
