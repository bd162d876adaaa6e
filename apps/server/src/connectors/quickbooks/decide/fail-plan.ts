import type { BooksTools } from '../books-tools.ts';

/** Ends a plan that cannot go on, with the sentence that people read. What was carried out before stays. */
export async function failPlan(tools: BooksTools, planId: string, sentence: string): Promise<void> {
  await tools.db.transaction().execute(async tx => {
    const plan = await tx
      .updateTable('plan')
      .set({ state: 'failed', failure: sentence })
      .where('id', '=', planId)
      .where('state', 'in', ['reading', 'deciding', 'applying'])
      .returning(['workspace_id', 'run_id'])
      .executeTakeFirst();
    if (plan === undefined) return;
    // Steps of some lists without those of the others are no plan.
    if (plan.run_id === null) await tx.deleteFrom('plan_step').where('plan_id', '=', planId).execute();
    else {
      await tx
        .updateTable('run')
        .set({ state: 'failed', failure: sentence, finished_at: tools.now() })
        .where('id', '=', plan.run_id)
        .execute();
    }
    await tools.announce(tx, { workspaceId: plan.workspace_id, topic: 'plan', id: planId });
  });
}
