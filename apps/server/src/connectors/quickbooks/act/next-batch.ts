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
export const isPlainCreation = ({ kind, action, answer }: ApplyingStep): boolean =>
  kind !== 'invoice' && action === 'create' && answer === null;

/** Whether steps can go together. */
export const isAlike = (a: ApplyingStep, b: ApplyingStep): boolean =>
  a.kind === b.kind && a.action === b.action && a.level === b.level && a.answer?.kind === b.answer?.kind;

/** The next steps that can go together: what persons answered first, then by place, of one kind, action and level. */
export async function nextBatch(
  db: Db,
  plan: Pick<ApplyingPlan, 'id' | 'appliedSeq' | 'answeredSeq'>,
): Promise<readonly ApplyingStep[]> {
  const answered = await readSteps(
    stepQuery(db, plan.id).where('answer', 'is not', null).where('seq', '>', plan.answeredSeq).limit(othersAtOnce),
  );
  const found =
    answered.length > 0
      ? answered
      : await readSteps(
          stepQuery(db, plan.id).where('answer', 'is', null).where('seq', '>', plan.appliedSeq).limit(creationsAtOnce),
        );
  const [first] = found;
  if (first === undefined) return [];
  const size = isPlainCreation(first) ? creationsAtOnce : othersAtOnce;
  const end = found.findIndex(step => !isAlike(step, first));
  return found.slice(0, end < 0 ? size : Math.min(end, size));
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
