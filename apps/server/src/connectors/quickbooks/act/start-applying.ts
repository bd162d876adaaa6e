import type { ImportCategory, Plan } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readPlan } from '../../../plans/plan-answer.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { isUniqueViolation } from '../../../store/is-unique-violation.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { importRunning } from '../decide/create-plan.ts';
import { connectionQueue, planAttemptsMax } from '../plan-limits.ts';

/**
 * Begins to carry out a plan. Of two tabs that press Import at once, one wins; the other hears that an import is running.
 * @throws ProblemFault `plan-changed`, `import-running`, `not-connected`
 */
export async function startApplying(tools: BooksTools, actor: Actor, planId: string): Promise<Plan> {
  const key = { workspaceId: actor.workspaceId, id: planId };
  const plan = await readPlan(tools.db, key);
  try {
    await tools.db.transaction().execute(tx => begin(tx, tools, { plan, actor }));
  } catch (error) {
    if (isUniqueViolation(error, 'plan_working')) throw importRunning();
    throw error;
  }
  return readPlan(tools.db, key);
}

async function begin(tx: Tx, tools: BooksTools, { plan, actor }: { readonly plan: Plan; readonly actor: Actor }) {
  const { workspaceId } = actor;
  await requireConnection(tx, plan.connectionId);
  const runId = tools.newId();
  const taken = await tx
    .updateTable('plan')
    .set({ state: 'applying', run_id: runId, progress_done: 0, progress_total: plan.counts.ticked })
    .where('id', '=', plan.id)
    .where('state', '=', 'ready')
    .returning(['calls_total', 'calls_metered'])
    .executeTakeFirst();
  if (taken === undefined) throw await whyNot(tx, plan.id);
  await tx
    .insertInto('run')
    .values({
      id: runId,
      workspace_id: workspaceId,
      connection_id: plan.connectionId,
      kind: plan.kind,
      state: 'running',
      title: await titleOf(tx, plan),
      progress_total: plan.counts.ticked,
      started_by: actor.name,
      started_at: tools.now(),
      ...taken,
    })
    .execute();
  await tools.enqueue(tx, {
    name: 'plan.apply',
    payload: { planId: plan.id },
    queueName: connectionQueue(plan.connectionId),
    attemptsMax: planAttemptsMax,
  });
  await tools.announce(tx, { workspaceId, topic: 'plan', id: plan.id });
}

/** An undo is called by what it takes back. */
async function titleOf(tx: Tx, { undoesRunId, categories }: Plan): Promise<string> {
  if (undoesRunId === null) return `Import of ${categories.map(words).join(', ')}`;
  const run = await tx.selectFrom('run').select('title').where('id', '=', undoesRunId).executeTakeFirstOrThrow();
  return `Undo of “${run.title}”`;
}

const categoryWords: Readonly<Record<ImportCategory, string>> = {
  customers: 'customers',
  inventory: 'stock items',
  'non-inventory': 'services and other items',
  invoices: 'invoices',
};
const words = (category: ImportCategory): string => categoryWords[category];

async function requireConnection(tx: Tx, connectionId: string): Promise<void> {
  const { state } = await tx
    .selectFrom('connection')
    .select('state')
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  if (state === 'disconnected') {
    throw new ProblemFault('not-connected', 'QuickBooks was disconnected. Connect it again first.', {
      cure: 'connect',
    });
  }
}

async function whyNot(tx: Tx, planId: string): Promise<ProblemFault> {
  const { state } = await tx.selectFrom('plan').select('state').where('id', '=', planId).executeTakeFirstOrThrow();
  if (state === 'applying') return importRunning();
  return new ProblemFault('plan-changed', 'This plan is not ready to be carried out. Look at it again.');
}
