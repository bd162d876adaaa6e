import type { ImportCategory, Plan } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readPlan } from '../../../plans/plan-answer.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { isUniqueViolation } from '../../../store/is-unique-violation.ts';
import type { BooksTools } from '../books-tools.ts';
import { getWorkingConnection } from '../connection/working-connection.ts';
import { connectionQueue, planAttemptsMax } from '../plan-limits.ts';

export interface PlanOrder {
  readonly connectionId: string;
  readonly categories: readonly ImportCategory[];
}

/**
 * Orders a plan: both sides are looked at and decided about, nothing is written on either (U04, B01). Earlier plans that wait for an
 * answer are thrown away: their verdicts would be of yesterday. @throws ProblemFault `import-running`, `not-connected`,
 * `reconnect-needed`
 */
export async function createPlan(tools: BooksTools, actor: Actor, order: PlanOrder): Promise<Plan> {
  const { workspaceId } = actor;
  const connection = await getWorkingConnection(tools.db, { workspaceId, id: order.connectionId });
  const id = tools.newId();
  try {
    await tools.db.transaction().execute(async tx => {
      await tx
        .updateTable('plan')
        .set({ state: 'discarded' })
        .where('connection_id', '=', connection.id)
        .where('state', '=', 'ready')
        .execute();
      await tx
        .insertInto('plan')
        .values({
          id,
          workspace_id: workspaceId,
          connection_id: connection.id,
          categories: [...new Set(order.categories)],
          state: 'reading',
          progress_sentence: 'Starting',
          created_by: actor.name,
          created_at: tools.now(),
        })
        .execute();
      await tools.enqueue(tx, {
        name: 'plan.prepare',
        payload: { planId: id },
        queueName: connectionQueue(connection.id),
        attemptsMax: planAttemptsMax,
      });
      await tools.announce(tx, { workspaceId, topic: 'plan', id });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'plan_working')) throw importRunning();
    throw error;
  }
  return readPlan(tools.db, { workspaceId, id });
}

/** Two tabs, one import: the second one is told where the first one is. */
export const importRunning = (): ProblemFault =>
  new ProblemFault('import-running', 'An import of this company is running already. Follow it on the import page.');
