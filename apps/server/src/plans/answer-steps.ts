import { sql, type RawBuilder } from 'kysely';
import type { answerPlanSteps, Plan } from '@tieout/api';
import type { z } from 'zod';
import { countSteps } from '../connectors/quickbooks/decide/prepare-plan.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { RecordKey } from '../records/record-key.ts';
import type { RecordTools } from '../records/record-tools.ts';
import type { Tx } from '../store/store.ts';
import { readPlan } from './plan-answer.ts';
import { stepFilter } from './step-filter.ts';
import { findSeq } from './step-id.ts';

export type StepsAnswer = z.output<NonNullable<typeof answerPlanSteps.body>>;

/** Ticks, unticks or answers steps of a plan that is ready. @throws ProblemFault `plan-changed`, `conflict` */
export async function answerSteps(tools: RecordTools, key: RecordKey, { steps, answer }: StepsAnswer): Promise<Plan> {
  await readPlan(tools.db, key);
  await tools.db.transaction().execute(async tx => {
    await requireReady(tx, key.id);
    const which = 'ids' in steps ? idsFilter(key.id, steps.ids) : stepFilter(steps);
    const answered = await writeAnswer(tx, { planId: key.id, workspaceId: key.workspaceId, which }, answer);
    if ('ids' in steps && answered < steps.ids.length) {
      throw new ProblemFault('conflict', 'Some of these rows cannot be answered this way. Nothing was changed.');
    }
    await countSteps(tx, key.id);
    await tools.announce(tx, { workspaceId: key.workspaceId, topic: 'plan', id: key.id });
  });
  return readPlan(tools.db, key);
}

async function requireReady(tx: Tx, planId: string): Promise<void> {
  const plan = await tx.selectFrom('plan').select('state').where('id', '=', planId).forUpdate().executeTakeFirst();
  if (plan?.state === 'ready') return;
  throw new ProblemFault('plan-changed', 'This plan can no longer be changed. Look at it again.');
}

function idsFilter(planId: string, ids: readonly string[]): RawBuilder<boolean> {
  const seqs = ids.map(id => findSeq(planId, id)).filter(seq => seq !== undefined);
  return sql<boolean>`r.seq = any(${seqs}::integer[])`;
}

interface Target {
  readonly planId: string;
  readonly workspaceId: string;
  readonly which: RawBuilder<boolean>;
}

/** Writes the answer to the rows that it fits, and says how many these were. */
async function writeAnswer(
  tx: Tx,
  { planId, workspaceId, which }: Target,
  answer: StepsAnswer['answer'],
): Promise<number> {
  const rows = sql`r.plan_id = ${planId} and ${which}`;
  const changed = await changeFor(answer, { rows, workspaceId }).execute(tx);
  return Number(changed.numAffectedRows ?? 0);
}

interface Rows {
  readonly rows: RawBuilder<unknown>;
  readonly workspaceId: string;
}

/** A row that was answered belongs to what will be done, and can be unticked again. */
const done = sql`step_group = 'do', is_ticked = true, is_tickable = true`;

function changeFor(answer: StepsAnswer['answer'], { rows, workspaceId }: Rows): RawBuilder<unknown> {
  const kept = sql`answer = ${JSON.stringify(answer)}::jsonb`;
  switch (answer.kind) {
    case 'tick':
      return sql`update plan_step r set is_ticked = ${answer.isTicked} where ${rows} and r.is_tickable`;
    case 'link':
      return sql`update plan_step r set ${done}, action = 'link', record_id = ${answer.recordId}, ${kept}
        where ${rows} and r.offers && '{link,choose}' and exists (
          select 1 from customer c where r.kind = 'customer' and c.id = ${answer.recordId} and c.workspace_id = ${workspaceId}
            and c.life = 'live'
          union all
          select 1 from item i where r.kind = 'item' and i.id = ${answer.recordId} and i.workspace_id = ${workspaceId}
            and i.life = 'live')`;
    case 'restore':
      return sql`update plan_step r set ${done}, action = 'create', ${kept} where ${rows} and 'restore' = any(r.offers)`;
    case 'create-anyway':
      return sql`update plan_step r set ${done}, action = 'create', ${kept}
        where ${rows} and r.offers && '{create-anyway,choose}'`;
  }
}
