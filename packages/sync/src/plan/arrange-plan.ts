import type { Reference } from '../record/field-value.ts';
import { rankOf } from '../record/record-kind.ts';
import type { VerdictCode } from '../verdict/verdict.ts';
import type { Decision } from './decision.ts';
import { recordTexts, referenceText } from './record-texts.ts';
import type { Plan } from './plan.ts';

/**
 * Puts decisions into the order in which they can be carried out: what a record refers to before it, kinds in order
 * of dependency, removals at the end and the other way round. A decision whose reference neither is linked nor
 * will be by this plan is held, and so is whatever hangs on it.
 */
export function arrangePlan(decisions: readonly Decision[]): Plan {
  const { writes, removals } = byPhase(decisions);
  const arranged = [...inDependencyOrder(writes), ...inRemovalOrder(removals)];
  return { decisions: arranged, counts: countVerdicts(arranged), stepCount: arranged.reduce(addSteps, 0) };
}

const addSteps = (count: number, decision: Decision): number => count + decision.steps.length;

function byPhase(decisions: readonly Decision[]): {
  readonly writes: readonly Decision[];
  readonly removals: readonly Decision[];
} {
  const writes = decisions.filter(decision => !isRemoval(decision));
  const removals = decisions.filter(isRemoval);
  const rank = (decision: Decision): number => rankOf(decision.key.kind);
  return {
    writes: writes.toSorted((a, b) => rank(a) - rank(b)),
    removals: removals.toSorted((a, b) => rank(b) - rank(a)),
  };
}

const isRemoval = ({ steps }: Decision): boolean =>
  steps.some(step => step.kind === 'unlink' || (step.kind === 'set-life' && step.to !== 'live'));

/** A record that a decision makes known to both sides, under each of its ids. */
const linksMade = (decision: Decision): readonly string[] =>
  decision.steps.some(step => step.kind === 'create' || step.kind === 'link') ? recordTexts(decision) : [];

function inDependencyOrder(decisions: readonly Decision[]): readonly Decision[] {
  const makers = new Map(decisions.flatMap(decision => linksMade(decision).map(text => [text, decision] as const)));
  const placed = new Map<Decision, Decision | 'being placed'>();
  const order: Decision[] = [];
  /** Depth-first; a circle of references (two customers, each the other's parent) is held like a missing record. */
  const place = (decision: Decision): Decision | 'being placed' => {
    const known = placed.get(decision);
    if (known !== undefined) return known;
    placed.set(decision, 'being placed');
    const open = decision.needs.find(need => !isMet(need));
    const settled = open === undefined ? decision : held(decision, open);
    placed.set(decision, settled);
    order.push(settled);
    return settled;
  };
  const isMet = (need: Reference): boolean => {
    const maker = makers.get(referenceText(need));
    if (maker === undefined) return false;
    const settled = place(maker);
    return settled !== 'being placed' && settled.steps.length > 0;
  };
  decisions.forEach(place);
  return order;
}

/** What points at a record goes before it: the child before its parent, the invoice before its customer. */
function inRemovalOrder(removals: readonly Decision[]): readonly Decision[] {
  const byRecord = new Map(removals.flatMap(decision => recordTexts(decision).map(text => [text, decision] as const)));
  const placed = new Set<Decision>();
  const order: Decision[] = [];
  const place = (decision: Decision): void => {
    if (placed.has(decision)) return;
    placed.add(decision);
    for (const need of decision.needs) {
      const target = byRecord.get(referenceText(need));
      if (target !== undefined) place(target);
    }
    order.push(decision);
  };
  removals.toReversed().forEach(place);
  return order.toReversed();
}

function held(decision: Decision, reference: Reference): Decision {
  if (decision.steps.length === 0) return decision;
  // Only a parent is of the record's own kind.
  const field = reference.to === decision.key.kind ? 'parent' : reference.to;
  return { ...decision, steps: [], verdict: { code: 'reference-not-linked', field, reference } };
}

function countVerdicts(decisions: readonly Decision[]): Plan['counts'] {
  const counts: Partial<Record<VerdictCode, number>> = {};
  for (const { verdict } of decisions) counts[verdict.code] = (counts[verdict.code] ?? 0) + 1;
  return counts;
}
