import type { Decision } from '../plan/decision.ts';
import type { PairKey } from '../plan/step.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { KindRules } from './kind-rules.ts';
import type { Pair } from './pair.ts';
import { stripDeletedSuffix } from '@tieout/domain';

/** The ids a pair goes by. */
export const keyOf = (pair: Pair): PairKey => ({
  kind: pair.kind,
  workspaceId: pair.workspace?.id ?? pair.link?.workspaceId ?? null,
  booksId: pair.books?.id ?? pair.link?.booksId ?? pair.tombstone?.booksId ?? null,
});

/** What the record is called: here, else in the books without QuickBooks' mark, else as it was buried. */
export function nameOfPair(pair: Pair, rules: KindRules): string {
  const { keys, booksNameField } = rules.mapping;
  const here = pair.workspace?.fields[keys.name];
  if (typeof here === 'string' && here !== '') return here;
  const there = pair.books?.fields[booksNameField];
  if (typeof there === 'string') return stripDeletedSuffix(there);
  return pair.tombstone?.name ?? '';
}

/** A decision; what is not named is empty. */
export const decisionOf = (
  pair: Pair,
  rules: KindRules,
  outcome: Pick<Decision, 'verdict'> & Partial<Omit<Decision, 'key' | 'name'>>,
): Decision => {
  const { verdict, steps = nothing, needs = nothing, ignored = nothing, doubts = nothing } = outcome;
  const decision = { key: keyOf(pair), name: nameOfPair(pair, rules), verdict, steps, needs, ignored };
  return doubts.length > 0 ? { ...decision, doubts } : decision;
};

/** One empty list for the many decisions that have nothing to say. */
const nothing: readonly never[] = [];

/** A decision that leaves the pair alone. */
export const leftAlone = (pair: Pair, rules: KindRules, verdict: Verdict): Decision =>
  decisionOf(pair, rules, { verdict });
