import { setTimeout as pause } from 'node:timers/promises';
import type { PlanStep } from '@tieout/api';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../store/store.ts';
import type { StepAnswer } from '../../../store/plan-tables.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { listsOf } from '../decide/plan-categories.ts';
import { adoptChildren } from './adopt-children.ts';
import { findApplyingPlan, type ApplyingPlan } from './applying-plan.ts';
import { carryOutRows } from './carry-out-rows.ts';
import { createHere } from './create-here.ts';
import { finishPlan } from './finish-plan.ts';
import { noteStep } from './note-step.ts';

/** Creations travel in one statement; everything else is compared record by record. */
const creationsAtOnce = 2_000;
const othersAtOnce = 200;

/**
 * Tables that grow from nothing look empty to the planner, which then compares every row with every other, until autovacuum looks at
 * them a minute later. They are looked at whenever they have grown this many times.
 */
const statisticsGrowth = 4;

async function refreshStatistics(db: Db): Promise<void> {
  for (const table of ['link', 'customer', 'item'] as const) await sql`analyze ${sql.table(table)}`.execute(db);
}

/** A ticked step on its way. */
export interface ApplyingStep {
  readonly seq: number;
  readonly kind: ListKind;
  readonly action: PlanStep['action'];
  readonly level: number;
  readonly name: string;
  readonly books_id: string | null;
  readonly record_id: string | null;
  readonly answer: StepAnswer | null;
}

/**
 * Carries out the ticked steps of a plan, batch by batch. Each batch is one transaction with its journal and with the place where the
 * next one begins: a killed import goes on there, and nothing is done twice.
 */
export async function applyPlan(tools: BooksTools, planId: string, signal: AbortSignal): Promise<void> {
  const statistics = { applied: 0, dueAt: creationsAtOnce };
  for (;;) {
    signal.throwIfAborted();
    const plan = await findApplyingPlan(tools.db, planId);
    if (plan === undefined) return;
    const batch = await nextBatch(tools.db, plan);
    if (batch.length === 0) break;
    await tools.db.transaction().execute(tx => applyBatch(tx, tools, { plan, batch }));
    statistics.applied += batch.length;
    if (statistics.applied >= statistics.dueAt) {
      await refreshStatistics(tools.db);
      statistics.dueAt = statistics.applied * statisticsGrowth;
    }
    // Lets requests through: they share this process with the import.
    await pause(0);
  }
  await tools.db.transaction().execute(async tx => {
    const plan = await findApplyingPlan(tx, planId);
    if (plan === undefined) return;
    for (const list of listsOf(plan.categories)) await adoptChildren(tx, plan.connectionId, list);
    await finishPlan(tx, tools, plan);
  });
  await sortSearchIndexesIn(tools.db);
}

/** What came in last is searched from a list until now; from now on from the index. */
async function sortSearchIndexesIn(db: Db): Promise<void> {
  await sql`select gin_clean_pending_list('customer_search'), gin_clean_pending_list('item_search')`.execute(db);
}

/** The next steps that can go together: what persons answered first, then by place, of one kind, action and level. */
async function nextBatch(db: Db, plan: ApplyingPlan): Promise<readonly ApplyingStep[]> {
  const answered = await stepQuery(db, plan)
    .where('answer', 'is not', null)
    .where('seq', '>', plan.answeredSeq)
    .limit(othersAtOnce)
    .execute();
  const found =
    answered.length > 0
      ? answered
      : await stepQuery(db, plan)
          .where('answer', 'is', null)
          .where('seq', '>', plan.appliedSeq)
          .limit(creationsAtOnce)
          .execute();
  const [first] = found;
  if (first === undefined) return [];
  const size = first.action === 'create' && first.answer === null ? creationsAtOnce : othersAtOnce;
  const isAlike = (step: (typeof found)[number]) =>
    step.kind === first.kind &&
    step.action === first.action &&
    step.level === first.level &&
    step.answer?.kind === first.answer?.kind;
  const end = found.findIndex(step => !isAlike(step));
  return found.slice(0, end < 0 ? size : Math.min(end, size)).map(step => ({ ...step, kind: step.kind as ListKind }));
}

const stepQuery = (db: Db, plan: ApplyingPlan) =>
  db
    .selectFrom('plan_step')
    .select(['seq', 'kind', 'action', 'level', 'name', 'books_id', 'record_id', 'answer'])
    .where('plan_id', '=', plan.id)
    .where('is_ticked', '=', true)
    .orderBy('seq');

interface Batch {
  readonly plan: ApplyingPlan;
  readonly batch: readonly ApplyingStep[];
}

async function applyBatch(tx: Tx, tools: BooksTools, { plan, batch }: Batch): Promise<void> {
  const [first] = batch;
  const last = batch.at(-1);
  if (first === undefined || last === undefined) return;
  // Losing the last batches to a power failure loses their place too: they are carried out again. Waiting for the disk gains nothing.
  await sql`set local synchronous_commit = off`.execute(tx);
  if (first.action === 'create' && first.answer?.kind !== 'restore') await createBatch(tx, tools, { plan, batch });
  else await carryOutRows(tx, tools, { plan, batch });
  await tx
    .updateTable('plan')
    .set(eb => ({
      ...(first.answer === null ? { applied_seq: last.seq } : { answered_seq: last.seq }),
      progress_done: eb('progress_done', '+', batch.length),
      progress_sentence: `Importing ${first.kind === 'customer' ? 'customers' : 'products and services'}`,
    }))
    .where('id', '=', plan.id)
    .execute();
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: first.kind });
}

async function createBatch(tx: Tx, tools: BooksTools, { plan, batch }: Batch): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const isInsisted = first.answer?.kind === 'create-anyway';
  const creation = {
    kind: first.kind,
    booksIds: batch.flatMap(step => step.books_id ?? []),
    isInsisted,
    decidedAt: plan.createdAt,
    sentence: 'Imported from QuickBooks.',
  };
  const made = await createHere(tx, tools, { context: plan, creation });
  for (const step of batch.filter(candidate => !made.has(candidate.books_id ?? ''))) {
    await noteStep(tx, tools, {
      ...plan,
      kind: step.kind,
      action: 'skip',
      recordId: null,
      booksId: step.books_id,
      name: step.name,
      outcome: 'refused',
      sentence: 'Left alone: it was linked, deactivated, or its name was taken here since the plan was made.',
    });
  }
}
