import type { Decision } from './decision.ts';
import type { VerdictCode } from '../verdict/verdict.ts';

/** An ordered list of decisions: one for every record looked at. It can be shown before anything is written. */
export interface Plan {
  /** In the order in which the steps must run: creations and updates by dependency, then removals the other way. */
  readonly decisions: readonly Decision[];
  readonly counts: Readonly<Partial<Record<VerdictCode, number>>>;
  readonly stepCount: number;
}

/** A plan with nothing to write: the two sides are as equal as the rules allow. */
export const isEmptyPlan = (plan: Plan): boolean => plan.stepCount === 0;
