import type { Fields } from '../record/field-value.ts';
import { firstContactRuleOf, type KindRules } from './kind-rules.ts';

/**
 * Lines are taken from the leading side as a whole: a mixture of two documents would have a third total. With the
 * loser's lines as base, the leader's are the only change.
 */
export function firstBase(rules: KindRules, workspace: Fields, books: Fields): Fields {
  const ofLines = rules.mapping.fields.filter(mapping => mapping.conversion.kind === 'lines');
  return Object.fromEntries(
    ofLines.map(mapping => {
      const loser = firstContactRuleOf(rules, mapping).conflict === 'books-win' ? workspace : books;
      return [mapping.workspace, loser[mapping.workspace] ?? null];
    }),
  );
}
