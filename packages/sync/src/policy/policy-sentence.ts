import type { RecordKind } from '../record/record-kind.ts';
import { allowsIn, allowsOut, type Policy, type SideRules } from './policy.ts';

const words: Readonly<Record<RecordKind, { readonly many: string; readonly gone: readonly string[] }>> = {
  customer: { many: 'customers', gone: ['deactivations'] },
  item: { many: 'items', gone: ['deactivations'] },
  estimate: { many: 'estimates', gone: ['deletions'] },
  invoice: { many: 'invoices', gone: ['voids', 'deletions'] },
  'credit-memo': { many: 'credit memos', gone: ['voids', 'deletions'] },
  payment: { many: 'payments', gone: ['voids', 'deletions'] },
};

/** What the rules of a kind come to, in plain words. `books` is the name of the other side. */
export function policySentence(policy: Policy, books: string): string {
  const { many } = words[policy.kind];
  if (policy.direction === 'off') return capitalised(`${many} stay where they are: neither side follows the other.`);
  const comesIn = allowsIn(policy) ? carried(policy, policy.here) : '';
  const goesOut = allowsOut(policy) ? carried(policy, policy.there) : '';
  return [
    comesIn === '' ? `Nothing comes in from ${books}.` : capitalised(`${comesIn} come in from ${books}.`),
    goesOut === '' ? `Nothing goes to ${books}.` : capitalised(`${goesOut} go to ${books}.`),
    ...conflictSentence(policy, books),
  ].join(' ');
}

/** What may be done on a side, as a list of words; empty where it is nothing. */
function carried({ kind }: Policy, rules: SideRules): string {
  const { many, gone } = words[kind];
  return listed([
    ...(rules.create ? [`new ${many}`] : []),
    ...(rules.update ? ['changes'] : []),
    ...(rules.delete === 'propagate' ? gone : []),
  ]);
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const conflictWords = (books: string): Readonly<Record<Policy['conflict'], string>> => ({
  'books-win': `Where both sides change the same field, ${books} wins.`,
  'workspace-wins': 'Where both sides change the same field, this side wins.',
  'newest-wins': 'Where both sides change the same field, the newer change wins.',
  ask: 'Where both sides change the same field, a person decides.',
});

/** Only where both sides can change something is there anything to settle. */
function conflictSentence(policy: Policy, books: string): readonly string[] {
  const isBoth = allowsIn(policy) && allowsOut(policy) && policy.here.update && policy.there.update;
  return isBoth ? [conflictWords(books)[policy.conflict]] : [];
}
