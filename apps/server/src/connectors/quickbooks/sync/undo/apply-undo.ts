import { arrangePlan, carryOut, verdictGroup, verdictSentence, type Decision, type ToldVerdict } from '@tieout/sync';
import type { BooksTools } from '../../books-tools.ts';
import { findApplyingPlan, type ApplyingPlan } from '../../act/applying-plan.ts';
import { finishPlan } from '../../act/finish-plan.ts';
import { noteStep } from '../../act/note-step.ts';
import type { Db } from '../../../../store/store.ts';
import { findPushed, type PushedConnection } from '../pushed-connection.ts';
import { sentenceWords } from '../sentence-words.ts';
import { settleVerdict } from '../settle-verdict.ts';
import { createSyncSession } from '../sync-session.ts';

/** Whether a plan takes a run back. */
export async function isUndo(db: Db, planId: string): Promise<boolean> {
  const plan = await db.selectFrom('plan').select('kind').where('id', '=', planId).executeTakeFirst();
  return plan?.kind === 'undo';
}

/**
 * Carries the ticked steps of an undo out, to the letter. What was done before a crash is not done again: its entries stand in the journal
 * of this very run. @throws QuickBooksFault when QuickBooks cannot be reached: it goes on with the next try
 */
export async function applyUndo(tools: BooksTools, planId: string, signal: AbortSignal): Promise<void> {
  const plan = await findApplyingPlan(tools.db, planId);
  if (plan === undefined) return;
  const connection = await findPushed(tools.db, plan.connectionId);
  if (connection === undefined) throw new Error('The connection of an undo is not on.');
  const session = await createSyncSession(tools, { connection, by: plan.startedBy, signal });
  const decisions = await openDecisions(tools.db, plan);
  const { told, ended } = await carryOut(arrangePlan(decisions), {
    ...session.environment,
    rulesOf: session.rulesFor(false),
    runId: plan.runId,
    mode: 'undo',
  });
  for (const one of told) await settleOne(tools, { plan, connection, told: one });
  if (ended !== 'complete') {
    throw session.lastFault() ?? new Error('The undo was stopped; it goes on with the next try.');
  }
  await tools.db.transaction().execute(async tx => {
    await tx.updateTable('plan').set({ progress_done: decisions.length }).where('id', '=', planId).execute();
    await finishPlan(tx, tools, plan);
  });
}

/** The ticked decisions that this run has not carried out yet. */
async function openDecisions(db: Db, { id, runId }: ApplyingPlan): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('plan_step')
    .select('decision')
    .where('plan_id', '=', id)
    .where('is_ticked', '=', true)
    .where(where =>
      where.not(
        where.exists(
          where
            .selectFrom('sync_entry as e')
            .select('e.id')
            .where('e.run_id', '=', runId)
            .whereRef('e.kind', '=', 'plan_step.kind')
            .whereRef('e.record_id', '=', 'plan_step.record_id'),
        ),
      ),
    )
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ decision }) => (decision === null ? [] : [decision]));
}

interface Told {
  readonly plan: ApplyingPlan;
  readonly connection: PushedConnection;
  readonly told: ToldVerdict;
}

/** Marks the record as it rests now; a refusal that no entry tells of is written down. */
async function settleOne(tools: BooksTools, { plan, connection, told }: Told): Promise<void> {
  const { key, name, verdict } = told;
  await tools.db.transaction().execute(async tx => {
    if (verdictGroup(verdict) === 'done') {
      await settleVerdict(tx, tools, { settled: { connection, key, name, verdict }, isOutward: true });
      return;
    }
    await noteStep(tx, tools, {
      ...plan,
      kind: key.kind,
      action: 'skip',
      recordId: key.workspaceId,
      booksId: key.booksId,
      name,
      outcome: 'refused',
      sentence: verdictSentence(verdict, sentenceWords),
    });
  });
}
