import type { Plan } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import type { RecordKey } from '../records/record-key.ts';
import type { RecordTools } from '../records/record-tools.ts';
import { readPlan } from './plan-answer.ts';

/** Throws a plan away that was not applied; one that is still being made stops. @throws ProblemFault `plan-changed` */
export async function discardPlan(tools: RecordTools, key: RecordKey): Promise<Plan> {
  await readPlan(tools.db, key);
  const discarded = await tools.db
    .updateTable('plan')
    .set({ state: 'discarded' })
    .where('id', '=', key.id)
    .where('state', 'in', ['reading', 'deciding', 'ready', 'failed'])
    .returning('id')
    .executeTakeFirst();
  if (discarded === undefined) throw new ProblemFault('plan-changed', 'This plan was carried out already.');
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'plan', id: key.id });
  return readPlan(tools.db, key);
}
