import { arrangePlan } from './arrange-plan.ts';
import type { Decision } from './decision.ts';
import type { Plan } from './plan.ts';

/** The plan with only what a person ticked: the rest is `not-chosen`, and what hangs on the rest is held. */
export function chooseDecisions(plan: Plan, isChosen: (decision: Decision) => boolean): Plan {
  const decisions = plan.decisions.map((decision): Decision => {
    if (decision.steps.length === 0 || isChosen(decision)) return decision;
    return { ...decision, steps: [], verdict: { code: 'not-chosen' } };
  });
  return arrangePlan(decisions);
}
