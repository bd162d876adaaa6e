import { decidePair } from '../decide/decide-pair.ts';
import type { KindRules } from '../decide/kind-rules.ts';
import type { Pair } from '../decide/pair.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { arrangePlan } from './arrange-plan.ts';
import type { Decision } from './decision.ts';
import type { Plan } from './plan.ts';

/**
 * Gathers the decisions of a plan while pairs stream in, so that two lists of a hundred thousand records need never
 * be in memory at once. Pairs may come in any order; the plan does not depend on it beyond ties.
 */
export class PlanBuilder {
  readonly #rulesOf: (kind: RecordKind) => KindRules;
  readonly #decisions: Decision[] = [];

  constructor(rulesOf: (kind: RecordKind) => KindRules) {
    this.#rulesOf = rulesOf;
  }

  /** Decides one pair and keeps the decision. */
  look(pair: Pair): Decision {
    const decision = decidePair(pair, this.#rulesOf(pair.kind));
    this.#decisions.push(decision);
    return decision;
  }

  /** The plan of everything looked at so far, in the order in which it must be carried out. */
  finish(): Plan {
    return arrangePlan(this.#decisions);
  }
}
