import type { FieldMapping } from '../mapping/field-mapping.ts';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import type { MergeRule } from '../merge/merge-field.ts';
import { allowsIn, allowsOut, type ConflictRule, type Policy } from '../policy/policy.ts';
import type { Side } from '../record/field-value.ts';
import type { References } from '../record/references.ts';
import type { NameHolder } from '../verdict/verdict.ts';

/** Names in use in the books that a new record must not take. */
export interface NamesInBooks {
  /** Who holds the name, compared as QuickBooks does; the record itself does not count. */
  readonly holderOf: (name: string) => NameHolder | undefined;
}

export const noNamesInBooks: NamesInBooks = { holderOf: () => undefined };

/** Everything but the pair itself that a decision depends on. */
export interface KindRules {
  readonly policy: Policy;
  readonly mapping: CompiledMapping;
  readonly links: References;
  readonly names: NamesInBooks;
}

/** The rule for one field: the policy narrowed by the mapping's own direction and conflict rule. */
export function mergeRuleOf(rules: KindRules, newest: Side, mapping: FieldMapping): MergeRule {
  const { policy } = rules;
  const travelsIn = allowsIn(policy) && mapping.direction !== 'out';
  const travelsOut = allowsOut(policy) && mapping.direction !== 'in';
  return {
    writesHere: travelsIn && policy.here.update,
    writesThere: travelsOut && policy.there.update,
    because: reasonsAgainst(policy, mapping),
    conflict: mapping.conflict ?? policy.conflict,
    newest,
    survivorOf: rules.links.survivorOf,
  };
}

/** Why a change made on a side may not go to the other one: the kind's direction, else the mapping's own, else what may be updated there. */
const reasonsAgainst = (policy: Policy, { direction }: FieldMapping): MergeRule['because'] => ({
  workspace: !allowsOut(policy) ? 'only-in' : direction === 'in' ? 'mapping-direction' : 'update-off',
  books: !allowsIn(policy) ? 'only-out' : direction === 'out' ? 'mapping-direction' : 'update-off',
});

/** First contact: an empty side takes the filled value, of two filled ones the leading side's stands. */
export function firstContactRuleOf(rules: KindRules, mapping: FieldMapping): MergeRule {
  const leader = rules.policy.direction === 'out' ? 'workspace' : rules.policy.firstContact[mapping.fieldClass];
  const conflict: ConflictRule = leader === 'books' ? 'books-win' : 'workspace-wins';
  return { ...mergeRuleOf(rules, leader, mapping), conflict };
}
