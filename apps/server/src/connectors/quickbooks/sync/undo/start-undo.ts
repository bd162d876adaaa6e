import type { Plan } from '@tieout/api';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import { readPlan } from '../../../../plans/plan-answer.ts';
import { readRun } from '../../../../plans/run-answer.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import { isUniqueViolation } from '../../../../store/is-unique-violation.ts';
import type { BooksTools } from '../../books-tools.ts';
import { getWorkingConnection } from '../../connection/working-connection.ts';
import { importRunning } from '../../decide/create-plan.ts';
import { connectionQueue, planAttemptsMax } from '../../plan-limits.ts';

declare module '../../../../queue/task.ts' {
  interface TaskPayloads {
    /** Decides how a run can be taken back. */
    'plan.prepare-undo': { readonly planId: string };
  }
}

/**
 * Orders the plan that takes a run back. Nothing is written until it is applied (B03). @throws ProblemFault `not-found`, `conflict` while
 * the run goes on, `import-running`, `not-connected`, `reconnect-needed`
 */
export async function startUndo(tools: BooksTools, actor: Actor, runId: string): Promise<Plan> {
  const { workspaceId } = actor;
  const run = await readRun(tools.db, { workspaceId, id: runId });
  if (run.state === 'running') {
    throw new ProblemFault('conflict', 'This run has not ended yet. Wait for its end, then take it back.');
  }
  await getWorkingConnection(tools.db, { workspaceId, id: run.connectionId });
  const id = tools.newId();
  try {
    await order(tools, actor, { id, runId, connectionId: run.connectionId });
  } catch (error) {
    if (isUniqueViolation(error, 'plan_working')) throw importRunning();
    throw error;
  }
  return readPlan(tools.db, { workspaceId, id });
}

interface UndoOrder {
  readonly id: string;
  readonly runId: string;
  readonly connectionId: string;
}

function order(tools: BooksTools, { workspaceId, name }: Actor, { id, runId, connectionId }: UndoOrder): Promise<void> {
  return tools.db.transaction().execute(async tx => {
    await tx
      .updateTable('plan')
      .set({ state: 'discarded' })
      .where('undoes_run_id', '=', runId)
      .where('state', '=', 'ready')
      .execute();
    await tx
      .insertInto('plan')
      .values({
        id,
        workspace_id: workspaceId,
        connection_id: connectionId,
        kind: 'undo',
        undoes_run_id: runId,
        categories: [],
        state: 'deciding',
        progress_sentence: 'Looking at what changed since',
        created_by: name,
        created_at: tools.now(),
      })
      .execute();
    await tools.enqueue(tx, {
      name: 'plan.prepare-undo',
      payload: { planId: id },
      queueName: connectionQueue(connectionId),
      attemptsMax: planAttemptsMax,
    });
    await tools.announce(tx, { workspaceId, topic: 'plan', id });
  });
}
