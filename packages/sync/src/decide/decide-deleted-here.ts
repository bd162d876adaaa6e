import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import { allowsOut } from '../policy/policy.ts';
import type { BooksRecord, WorkspaceLife } from '../record/record.ts';
import { referencesIn } from '../record/references.ts';
import { lifeAnswer } from './answers.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import { changedFields } from './changed-fields.ts';
import type { LinkedPair } from './decide-linked.ts';
import type { KindRules } from './kind-rules.ts';
import { lifeHere, lifeThere } from './removal.ts';

/** Deleted in the workspace: removed there or kept there, and in any case buried, so that it does not come back. */
export function decideDeletedHere(pair: LinkedPair, rules: KindRules): Decision {
  const { books } = pair;
  const answer = lifeAnswer(pair, 'books');
  if (books === null || isGoneThere(books)) return bury(pair, rules);
  if (answer === 'keep') return restoreHere(pair, rules);
  if (!allowsOut(rules.policy)) return bury(pair, rules);
  if (rules.policy.there.delete === 'keep') {
    const verdict = { code: 'deletion-kept', side: 'books', life: 'deleted' } as const;
    return decisionOf(pair, rules, { verdict, steps: [unlinkStep(pair)] });
  }
  const fields = changedFields(pair, rules, 'books');
  if (fields.length > 0 && answer !== 'remove') {
    return leftAlone(pair, rules, { code: 'edit-against-deletion', deletedOn: 'workspace', how: 'deleted', fields });
  }
  return removeThere({ ...pair, books }, rules);
}

/** Voided and deleted documents are final; a deactivated customer or item is as gone as the books can make it. */
const isGoneThere = ({ kind, life }: BooksRecord): boolean =>
  life === 'voided' || lifeHere(kind, life) === lifeThere(kind, 'deleted');

function bury(pair: LinkedPair, rules: KindRules): Decision {
  const verdict = { code: 'deleted-here', deletedAt: pair.workspace?.changedAt ?? null } as const;
  return decisionOf(pair, rules, { verdict, steps: [unlinkStep(pair)] });
}

function removeThere(pair: LinkedPair & { readonly books: BooksRecord }, rules: KindRules): Decision {
  const to = lifeThere(pair.kind, 'deleted');
  const how = to === 'inactive' ? 'inactive' : 'deleted';
  return decisionOf(pair, rules, {
    verdict: { code: 'removed', side: 'books', how },
    steps: [lifeThereStep(pair.books, to), unlinkStep(pair)],
    needs: referencesIn(pair.link.base.fields),
  });
}

const lifeThereStep = (books: BooksRecord, to: WorkspaceLife): Step => ({
  kind: 'set-life',
  side: 'books',
  id: books.id,
  version: books.version,
  from: lifeHere(books.kind, books.life),
  to,
});

/** A person decided that the edit made there is worth more than the deletion made here. */
function restoreHere(pair: LinkedPair, rules: KindRules): Decision {
  const { workspace, link } = pair;
  if (workspace === null) return letBackIn(pair, rules);
  const { id, version, life: from } = workspace;
  return decisionOf(pair, rules, {
    verdict: { code: 'restored', side: 'workspace' },
    steps: [{ kind: 'set-life', side: 'workspace', id, version, from, to: link.base.life }],
  });
}

/** Purged here beyond restoring: without link and tombstone the next plan brings the books' record in anew. */
const letBackIn = (pair: LinkedPair, rules: KindRules): Decision =>
  decisionOf(pair, rules, { verdict: { code: 'unlinked' }, steps: [{ ...unlinkStep(pair), tombstone: false }] });

const unlinkStep = ({ link }: LinkedPair): Extract<Step, { readonly kind: 'unlink' }> => ({
  kind: 'unlink',
  workspaceId: link.workspaceId,
  booksId: link.booksId,
  tombstone: true,
});
