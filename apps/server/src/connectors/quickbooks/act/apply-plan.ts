import { sql } from 'kysely';
import { orderTransactions, type OrderedPart } from '../../../store/ordered-transactions.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { listsOf } from '../decide/plan-categories.ts';
import { importInvoices } from '../invoices/import-invoices.ts';
import { adoptChildren } from './adopt-children.ts';
import { findApplyingPlan, type ApplyingPlan } from './applying-plan.ts';
import { bringDocumentsOf } from './bring-documents-of.ts';
import { carryOutRows } from './carry-out-rows.ts';
import { createHere } from './create-here.ts';
import { finishPlan } from './finish-plan.ts';
import { isAlike, isPlainCreation, nextBatch, type ApplyingStep } from './next-batch.ts';
import { noteStep } from './note-step.ts';

/** Statements that are worked on beside each other: one for each core that most machines can spare. */
const batchesAtOnce = 2;

/**
 * Carries out the ticked steps of a plan, batch by batch. Each batch is one transaction with its journal and with the place where the
 * next one begins: a killed import goes on there, and nothing is done twice. Creations of one kind and depth are written beside each
 * other.
 */
export async function applyPlan(tools: BooksTools, planId: string, signal: AbortSignal): Promise<void> {
  const plan = await findApplyingPlan(tools.db, planId);
  if (plan === undefined) return;
  if (!(await carryOutBatches(tools, plan, signal))) return;
  await tools.db.transaction().execute(async tx => {
    const current = await findApplyingPlan(tx, planId);
    if (current === undefined) return;
    for (const list of listsOf(current.categories)) await adoptChildren(tx, current.connectionId, list);
    await bringDocumentsOf(tx, tools, { id: current.connectionId, workspaceId: current.workspaceId });
    await finishPlan(tx, tools, current);
  });
  await tidyUp(tools.db);
}

/** Answers whether all is carried out; not, when the plan was stopped meanwhile. */
async function carryOutBatches(tools: BooksTools, plan: ApplyingPlan, signal: AbortSignal): Promise<boolean> {
  const transactions = orderTransactions(tools.db, batchesAtOnce);
  let { appliedSeq, answeredSeq } = plan;
  let previous: ApplyingStep | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const batch = await nextBatch(tools.db, { ...plan, appliedSeq, answeredSeq });
      const [first] = batch;
      const last = batch.at(-1);
      if (first === undefined || last === undefined) break;
      // Parents come before their children, and what compares records looks at all that was done before.
      if (!isPlainCreation(first) || previous === undefined || !isAlike(previous, first)) await transactions.settle();
      await transactions.begin(batchPart(tools, { plan, batch }));
      if (first.answer === null) appliedSeq = last.seq;
      else answeredSeq = last.seq;
      previous = first;
    }
    await transactions.settle();
    return true;
  } catch (error) {
    await transactions.settle().catch(() => undefined);
    if (error instanceof PlanStopped) return false;
    throw error;
  }
}

/** Thrown inside a batch whose plan is no longer being carried out: what the batch wrote is taken back. */
class PlanStopped extends Error {}

/**
 * Once a large import is done. What people look at next comes first: the planner is told how much there is, before which it reads lists as
 * if they were empty, and that every page holds only what is committed, so that rows are counted from indexes alone. Bringing the search
 * index in order takes longest; until then what came in last is searched from a list.
 */
async function tidyUp(db: Db): Promise<void> {
  const searched = ['customer', 'item'] as const;
  await Promise.all([
    ...[...searched, 'link' as const].map(table =>
      sql`vacuum (analyze, index_cleanup off, truncate off) ${sql.table(table)}`.execute(db),
    ),
    sql`analyze journal`.execute(db),
  ]);
  for (const table of searched) await sql`vacuum ${sql.table(table)}`.execute(db);
}

interface Batch {
  readonly plan: ApplyingPlan;
  readonly batch: readonly ApplyingStep[];
}

function batchPart(tools: BooksTools, { plan, batch }: Batch): OrderedPart {
  return {
    write: tx => writerOf(batch)(tx, tools, { plan, batch }),
    finish: tx => notePlace(tx, tools, { plan, batch }),
  };
}

function writerOf(batch: readonly ApplyingStep[]): (tx: Tx, tools: BooksTools, batch: Batch) => Promise<void> {
  if (batch.every(step => step.kind === 'invoice')) return importInvoices;
  const isCreation = batch.every(step => step.action === 'create' && step.answer?.kind !== 'restore');
  return isCreation ? createBatch : carryOutRows;
}

const words = { customer: 'customers', item: 'products and services', invoice: 'invoices' } as const;

async function notePlace(tx: Tx, tools: BooksTools, { plan, batch }: Batch): Promise<void> {
  const last = batch.at(-1);
  if (last === undefined) return;
  const noted = await tx
    .updateTable('plan')
    .set(eb => ({
      ...(last.answer === null ? { applied_seq: last.seq } : { answered_seq: last.seq }),
      progress_done: eb('progress_done', '+', batch.length),
      progress_sentence: `Importing ${words[last.kind]}`,
    }))
    .where('id', '=', plan.id)
    .where('state', '=', 'applying')
    .returning('id')
    .executeTakeFirst();
  if (noted === undefined) throw new PlanStopped();
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: last.kind });
}

async function createBatch(tx: Tx, tools: BooksTools, { plan, batch }: Batch): Promise<void> {
  const [first] = batch;
  if (first === undefined || first.kind === 'invoice') return;
  const isInsisted = first.answer?.kind === 'create-anyway';
  const creation = {
    kind: first.kind,
    booksIds: batch.flatMap(step => step.books_id ?? []),
    isInsisted,
    decidedAt: plan.createdAt,
    sentence: 'Imported from QuickBooks.',
  };
  const left = await createHere(tx, tools, { context: plan, creation });
  for (const step of batch.filter(candidate => left.has(candidate.books_id ?? ''))) {
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
