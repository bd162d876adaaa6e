import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ApplyingPlan } from './applying-plan.ts';

/** Closes a plan and its run. The counts are the journal's: they are right also after a crash in between. */
export async function finishPlan(tx: Tx, tools: BooksTools, plan: ApplyingPlan): Promise<void> {
  const at = tools.now();
  const calls = tools.calls.takeSpent();
  await tx.updateTable('plan').set({ state: 'applied', progress_sentence: 'Done' }).where('id', '=', plan.id).execute();
  await sql`
    update run set state = 'finished', finished_at = ${at}, progress_sentence = 'Done', counts = coalesce((
      select jsonb_object_agg(action, n) from (select action, count(*) as n from journal where run_id = ${plan.runId} group by action) j
    ), '{}'), calls_total = calls_total + ${calls.total}, calls_metered = calls_metered + ${calls.metered}, progress_done = (select progress_done from plan where id = ${plan.id})
    where id = ${plan.runId}`.execute(tx);
  await tx.updateTable('connection').set({ last_in_step_at: at }).where('id', '=', plan.connectionId).execute();
  const { workspaceId } = plan;
  await tools.announce(tx, { workspaceId, topic: 'plan', id: plan.id });
  await tools.announce(tx, { workspaceId, topic: 'run', id: plan.runId });
  await tools.announce(tx, { workspaceId, topic: 'connection', id: plan.connectionId });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}
