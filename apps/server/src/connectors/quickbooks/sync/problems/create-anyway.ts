import type { ListKind } from '../../mapping/kind-mappings.ts';
import { createHere } from '../../act/create-here.ts';
import { createLiveRun } from '../../act/live-run.ts';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { AnswerDesk } from './answer-desk.ts';
import type { StoredProblem } from './find-problem.ts';

/** Brings a record of QuickBooks here beside those that it could have been. @throws ProblemFault `conflict` */
export async function createAnyway({ tx, tools, actor }: AnswerDesk, problem: StoredProblem): Promise<void> {
  const { connectionId, workspaceId, booksId, recordKind } = problem;
  if (booksId === null) throw new ProblemFault('conflict', 'QuickBooks does not have this record any more.');
  const connection = await tx
    .selectFrom('connection')
    .select(['id', 'realm_id', 'currency'])
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  const run = createLiveRun(tools, {
    connection: { id: connectionId, workspaceId, realmId: connection.realm_id },
    kind: 'sync',
    title: 'A problem was settled',
    by: actor.name,
  });
  const context = {
    workspaceId,
    connectionId,
    runId: await run.open(tx),
    currency: connection.currency,
    startedBy: actor.name,
  };
  const creation = {
    // Only customers and items are matched by name.
    kind: recordKind as ListKind,
    booksIds: [booksId],
    isInsisted: true,
    decidedAt: tools.now(),
    sentence: 'New in QuickBooks.',
  };
  await createHere(tx, tools, { context, creation });
  await run.close(tx);
}
