import type { RecordKind } from '../record/record-kind.ts';
import { allowsIn, allowsOut, type Policy, type SideRules } from './policy.ts';

const words: Readonly<Record<RecordKind, { readonly many: string; readonly gone: string }>> = {
  customer: { many: 'Customers', gone: 'deactivations' },
  item: { many: 'Items', gone: 'deactivations' },
  estimate: { many: 'Estimates', gone: 'deletions' },
  invoice: { many: 'Invoices', gone: 'voids and deletions' },
  'credit-memo': { many: 'Credit memos', gone: 'voids and deletions' },
  payment: { many: 'Payments', gone: 'voids and deletions' },
};

/** What the rules of a kind come to, in plain words. `books` is the name of the other side. */
export function policySentence(policy: Policy, books: string): string {
  const { many } = words[policy.kind];
  if (policy.direction === 'off') return `${many} stay where they are: neither side follows the other.`;
  const parts = [
    sideSentence(policy, allowsIn(policy), { from: books, to: 'here', rules: policy.here }),
    sideSentence(policy, allowsOut(policy), { from: 'here', to: books, rules: policy.there }),
  ];
  return [...parts, ...conflictSentence(policy, books)].join(' ');
}

interface SideWords {
  readonly from: string;
  readonly to: string;
  readonly rules: SideRules;
}

function sideSentence(policy: Policy, isOpen: boolean, { from, to, rules }: SideWords): string {
  const { many, gone } = words[policy.kind];
  const place = to === 'here' ? 'here' : `in ${to}`;
  const source = from === 'here' ? 'made here' : `of ${from}`;
  const does = [
    ...(rules.create ? ['are created'] : []),
    ...(rules.update ? ['are updated'] : []),
    ...(rules.delete === 'propagate' ? [`${gone} follow`] : []),
  ];
  if (!isOpen || does.length === 0) return `${many} ${source} change nothing ${place}.`;
  return `${many} ${source} ${listed(does)} ${place}.`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const conflictWords = (books: string): Readonly<Record<Policy['conflict'], string>> => ({
  'books-win': `What was changed on both sides follows ${books}.`,
  'workspace-wins': 'What was changed on both sides follows the workspace.',
  'newest-wins': 'What was changed on both sides follows the later change.',
  ask: 'What was changed on both sides is asked about.',
});

/** Only where both sides can change something is there anything to settle. */
function conflictSentence(policy: Policy, books: string): readonly string[] {
  const isBoth = allowsIn(policy) && allowsOut(policy) && policy.here.update && policy.there.update;
  return isBoth ? [conflictWords(books)[policy.conflict]] : [];
}
