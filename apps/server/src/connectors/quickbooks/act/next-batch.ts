import { sql } from 'kysely';
import type { PlanStep } from '@tieout/api';
import type { StepAnswer } from '../../../store/plan-tables.ts';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import type { ApplyingPlan } from './applying-plan.ts';

/** Creations travel in one statement; everything else is compared record by record. */
const creationsAtOnce = 2_000;
const othersAtOnce = 200;

/** A ticked step on its way. */
export interface ApplyingStep {
  readonly seq: number;
  readonly kind: ListKind | 'invoice';
  readonly action: PlanStep['action'];
  readonly level: number;
  readonly name: string;
  readonly books_id: string | null;
  readonly record_id: string | null;
  readonly answer: StepAnswer | null;
}

/** What nobody answered anything about and nothing here is compared with. Invoices share the customers and items they bring. */
const isPlainCreation = (step: ApplyingStep): step is PlainStep =>
  step.kind !== 'invoice' && step.action === 'create' && step.answer === null;

type PlainStep = ApplyingStep & { readonly kind: ListKind };

/** Whether steps can go together. */
const isAlike = (a: ApplyingStep, b: ApplyingStep): boolean =>
  a.kind === b.kind && a.action === b.action && a.level === b.level && a.answer?.kind === b.answer?.kind;

/** Steps that are carried out in one transaction. */
export type Batch = PlainCreations | ComparedSteps;

/** Records that are only made here, of which a plan may hold a hundred thousand: nothing but their ids is read. */
export interface PlainCreations {
  readonly kind: ListKind;
  readonly isPlain: true;
  readonly level: number;
  readonly booksIds: readonly string[];
  readonly firstSeq: number;
  readonly lastSeq: number;
}

export interface ComparedSteps {
  readonly isPlain: false;
  readonly steps: readonly [ApplyingStep, ...ApplyingStep[]];
}

type Place = Pick<ApplyingPlan, 'id' | 'appliedSeq' | 'answeredSeq'>;

/** The next steps that can go together: what persons answered first, then by place, of one kind, action and level. */
export async function nextBatch(db: Db, plan: Place): Promise<Batch | undefined> {
  const answered = await readSteps(
    stepQuery(db, plan.id).where('answer', 'is not', null).where('seq', '>', plan.answeredSeq).limit(othersAtOnce),
  );
  if (answered.length > 0) return alikeOf(answered);
  const unanswered = stepQuery(db, plan.id).where('answer', 'is', null).where('seq', '>', plan.appliedSeq);
  const [first] = await readSteps(unanswered.limit(1));
  if (first === undefined) return undefined;
  if (isPlainCreation(first)) return readCreations(db, plan, first);
  return alikeOf(await readSteps(unanswered.limit(othersAtOnce)));
}

function alikeOf(found: readonly ApplyingStep[]): ComparedSteps | undefined {
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const end = others.findIndex(step => !isAlike(step, first));
  return { isPlain: false, steps: [first, ...(end < 0 ? others : others.slice(0, end))] };
}

const stepQuery = (db: Db, planId: string) =>
  db
    .selectFrom('plan_step')
    .select(['seq', 'kind', 'action', 'level', 'name', 'books_id', 'record_id', 'answer'])
    .where('plan_id', '=', planId)
    .where('is_ticked', '=', true)
    .orderBy('seq');

async function readSteps(query: ReturnType<typeof stepQuery>): Promise<readonly ApplyingStep[]> {
  return (await query.execute()).map(step => ({ ...step, kind: step.kind as ApplyingStep['kind'] }));
}

interface CreationRow {
  readonly books_ids: string;
  readonly first_seq: number;
  readonly last_seq: number;
}

async function readCreations(db: Db, plan: Place, { kind, level }: PlainStep): Promise<PlainCreations | undefined> {
  const { rows } = await sql<CreationRow>`
    with next as (
      select seq, books_id, kind = ${kind} and action = 'create' and level = ${level} as is_alike from plan_step
      where plan_id = ${plan.id} and is_ticked and answer is null and seq > ${plan.appliedSeq} order by seq limit ${creationsAtOnce}
    ),
    told as (select seq, books_id, bool_and(is_alike) over (order by seq) as is_of_batch from next)
    select string_agg(books_id, ',' order by seq) as books_ids, min(seq) as first_seq, max(seq) as last_seq from told where is_of_batch
    having count(*) > 0`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { books_ids: booksIds, first_seq: firstSeq, last_seq: lastSeq } = row;
  return { kind, isPlain: true, level, booksIds: booksIds.split(','), firstSeq, lastSeq };
}
