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
import { createHere, type Creation } from './create-here.ts';
import { finishPlan } from './finish-plan.ts';
import { nextBatch, type ApplyingStep, type Batch, type ComparedSteps, type PlainCreations } from './next-batch.ts';
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
  let previous: Batch | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const batch = await nextBatch(tools.db, { ...plan, appliedSeq, answeredSeq });
      if (batch === undefined) break;
      // Parents come before their children, and what compares records looks at all that was done before.
      if (!canGoBeside(previous, batch)) await transactions.settle();
      await transactions.begin(batchPart(tools, { plan, batch }));
      ({ appliedSeq = appliedSeq, answeredSeq = answeredSeq } = placeAfter(batch));
      previous = batch;
    }
    await transactions.settle();
    return true;
  } catch (error) {
    await transactions.settle().catch(() => undefined);
    if (error instanceof PlanStopped) return false;
    throw error;
  }
}

const canGoBeside = (previous: Batch | undefined, next: Batch): boolean =>
  previous?.isPlain === true && next.isPlain && previous.kind === next.kind && previous.level === next.level;

/** Up to where all is done once a batch is. */
function placeAfter(batch: Batch): { readonly appliedSeq?: number; readonly answeredSeq?: number } {
  if (batch.isPlain) return { appliedSeq: batch.lastSeq };
  const { seq, answer } = lastOf(batch.steps);
  return answer === null ? { appliedSeq: seq } : { answeredSeq: seq };
}

const lastOf = ([first, ...others]: readonly [ApplyingStep, ...ApplyingStep[]]): ApplyingStep => others.at(-1) ?? first;

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

interface PlannedBatch<OfKind extends Batch = Batch> {
  readonly plan: ApplyingPlan;
  readonly batch: OfKind;
}

function batchPart(tools: BooksTools, { plan, batch }: PlannedBatch): OrderedPart {
  return {
    write: tx => carryOutBatch(tx, tools, { plan, batch }),
    finish: tx => notePlace(tx, tools, { plan, batch }),
  };
}

function carryOutBatch(tx: Tx, tools: BooksTools, { plan, batch }: PlannedBatch): Promise<void> {
  if (batch.isPlain) return createPlain(tx, tools, { plan, batch });
  const { steps } = batch;
  if (steps.every(step => step.kind === 'invoice')) return importInvoices(tx, tools, { plan, batch: steps });
  const isCreation = steps.every(step => step.action === 'create' && step.answer?.kind !== 'restore');
  return isCreation ? createAnswered(tx, tools, { plan, batch }) : carryOutRows(tx, tools, { plan, batch: steps });
}

const words = { customer: 'customers', item: 'products and services', invoice: 'invoices' } as const;

async function notePlace(tx: Tx, tools: BooksTools, { plan, batch }: PlannedBatch): Promise<void> {
  const { appliedSeq, answeredSeq } = placeAfter(batch);
  const kind = batch.isPlain ? batch.kind : batch.steps[0].kind;
  const noted = await tx
    .updateTable('plan')
    .set(eb => ({
      ...(appliedSeq !== undefined && { applied_seq: appliedSeq }),
      ...(answeredSeq !== undefined && { answered_seq: answeredSeq }),
      progress_done: eb('progress_done', '+', batch.isPlain ? batch.booksIds.length : batch.steps.length),
      progress_sentence: `Importing ${words[kind]}`,
    }))
    .where('id', '=', plan.id)
    .where('state', '=', 'applying')
    .returning('id')
    .executeTakeFirst();
  if (noted === undefined) throw new PlanStopped();
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'plan', id: plan.id });
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: kind });
}

function createPlain(tx: Tx, tools: BooksTools, { plan, batch }: PlannedBatch<PlainCreations>): Promise<void> {
  const { kind, booksIds, firstSeq, lastSeq } = batch;
  return create(tx, tools, { plan, firstSeq, lastSeq, creation: { kind, booksIds, isInsisted: false } });
}

/** Creations that a person said something about. */
async function createAnswered(tx: Tx, tools: BooksTools, { plan, batch }: PlannedBatch<ComparedSteps>): Promise<void> {
  const [{ kind, answer, seq: firstSeq }] = batch.steps;
  if (kind === 'invoice') return;
  const booksIds = batch.steps.flatMap(step => step.books_id ?? []);
  const isInsisted = answer?.kind === 'create-anyway';
  const { seq: lastSeq } = lastOf(batch.steps);
  await create(tx, tools, { plan, firstSeq, lastSeq, creation: { kind, booksIds, isInsisted } });
}

interface PlannedCreation {
  readonly plan: ApplyingPlan;
  /** Between which the steps stand. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly creation: Pick<Creation, 'kind' | 'booksIds' | 'isInsisted'>;
}

async function create(
  tx: Tx,
  tools: BooksTools,
  { plan, firstSeq, lastSeq, creation }: PlannedCreation,
): Promise<void> {
  const sentence = 'Imported from QuickBooks.';
  const left = await createHere(tx, tools, {
    context: plan,
    creation: { ...creation, decidedAt: plan.createdAt, sentence },
  });
  if (left.size === 0) return;
  const steps = await tx
    .selectFrom('plan_step')
    .select(['books_id', 'name'])
    .where('plan_id', '=', plan.id)
    .where(where => where.between('seq', firstSeq, lastSeq))
    .where('books_id', 'in', [...left])
    .orderBy('seq')
    .execute();
  for (const step of steps) {
    await noteStep(tx, tools, {
      ...plan,
      kind: creation.kind,
      action: 'skip',
      recordId: null,
      booksId: step.books_id,
      name: step.name,
      outcome: 'refused',
      sentence: 'Left alone: it was linked, deactivated, or its name was taken here since the plan was made.',
    });
  }
}
