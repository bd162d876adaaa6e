import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import { allowsIn, allowsOut } from '../policy/policy.ts';
import type { Side } from '../record/field-value.ts';
import type { WorkspaceLife } from '../record/record.ts';
import { referencesIn } from '../record/references.ts';
import { isDocument } from '../record/record-kind.ts';
import type { Removal, Verdict } from '../verdict/verdict.ts';
import { lifeAnswer } from './answers.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import { changedFields } from './changed-fields.ts';
import { decideMerge } from './decide-fields.ts';
import type { CompletePair } from './decide-linked.ts';
import type { KindRules } from './kind-rules.ts';
import { canLiveThere, lifeHere, removalOf } from './removal.ts';

/** One side was archived, voided, deleted or brought back since the base. What the books say is looked at first. */
export function decideLife(pair: CompletePair, rules: KindRules): Decision {
  const there = lifeHere(pair.kind, pair.books.life);
  const here = pair.workspace.life;
  if (here === there) return agree(pair, rules, here);
  if (there !== pair.link.base.life)
    return there === 'live' ? restoreHere(pair, rules) : removeHere(pair, rules, there);
  return here === 'live' ? restoreThere(pair, rules) : removeThere(pair, rules, here);
}

/** Both sides made the same change: only the base has to learn it. */
function agree(pair: CompletePair, rules: KindRules, life: WorkspaceLife): Decision {
  if (life === 'live' || life === 'inactive') return decideMerge(pair, rules, { life, before: [] });
  return decisionOf(pair, rules, { verdict: { code: 'unchanged' }, steps: [rebaseLife(pair, life)] });
}

/**
 * The lives stay apart; what is still alive on one side goes on being merged (a customer archived here keeps its
 * address current). Where a person must decide first, nothing moves.
 */
function leaveLife(pair: CompletePair, rules: KindRules, verdict: Verdict): Decision {
  if (!leavesFieldsMoving.has(verdict.code) || isDocument(pair.kind)) return leftAlone(pair, rules, verdict);
  const decision = decideMerge(pair, rules, { life: pair.link.base.life, before: [] });
  return decision.steps.length > 0 ? decision : { ...decision, verdict };
}

const leavesFieldsMoving: ReadonlySet<Verdict['code']> = new Set<Verdict['code']>([
  'only-in',
  'only-out',
  'update-off',
  'deletion-kept',
]);

function restoreHere(pair: CompletePair, rules: KindRules): Decision {
  const { policy } = rules;
  if (!allowsIn(policy)) return leaveLife(pair, rules, { code: 'only-out' });
  if (!policy.here.update) return leaveLife(pair, rules, { code: 'update-off', side: 'workspace', fields: [] });
  const verdict = { code: 'restored', side: 'workspace' } as const;
  return decideMerge(pair, rules, { life: 'live', before: [lifeStep(pair, 'workspace', 'live')], verdict });
}

function restoreThere(pair: CompletePair, rules: KindRules): Decision {
  const { policy } = rules;
  if (!allowsOut(policy)) return leaveLife(pair, rules, { code: 'only-in' });
  if (!policy.there.update) return leaveLife(pair, rules, { code: 'update-off', side: 'books', fields: [] });
  if (pair.books.life !== 'inactive')
    return leftAlone(pair, rules, { code: 'life-impossible', kind: pair.kind, life: 'live' });
  const verdict = { code: 'restored', side: 'books' } as const;
  const revived = { ...pair, books: { ...pair.books, life: 'live' as const } };
  return decideMerge(revived, rules, { life: 'live', before: [lifeStep(pair, 'books', 'live')], verdict });
}

/**
 * A person said to keep it: what was only deactivated or archived comes back, with what was changed meanwhile, where the rules let it be
 * written. Voided and deleted documents are final, and stay as they are on either side.
 */
const canComeBackThere = ({ books }: CompletePair, { policy }: KindRules): boolean =>
  books.life === 'inactive' && allowsOut(policy) && policy.there.update;
const canComeBackHere = ({ workspace }: CompletePair, { policy }: KindRules): boolean =>
  workspace.life === 'inactive' && allowsIn(policy) && policy.here.update;

/** The books removed it: archived or voided here, unless the rules, a person, or an edit made here stand against it. */
function removeHere(pair: CompletePair, rules: KindRules, to: WorkspaceLife): Decision {
  if (lifeAnswer(pair, 'workspace') === 'keep' && canComeBackThere(pair, rules)) return restoreThere(pair, rules);
  const how = removalOf(pair.books.life) ?? 'deleted';
  const reason = reasonToKeepHere(pair, rules, how);
  if (reason !== null) return leaveLife(pair, rules, reason);
  const steps = [lifeStep(pair, 'workspace', to), rebaseLife(pair, to)];
  return decisionOf(pair, rules, { verdict: { code: 'removed', side: 'workspace', how }, steps, needs: hangsOn(pair) });
}

function reasonToKeepHere(pair: CompletePair, rules: KindRules, how: Removal): Verdict | null {
  const answer = lifeAnswer(pair, 'workspace');
  if (answer === 'remove') return null;
  const kept = { code: 'deletion-kept', side: 'workspace', life: how } as const;
  if (answer === 'keep') return kept;
  if (!allowsIn(rules.policy)) return { code: 'removed-there', how };
  if (rules.policy.here.delete === 'keep') return kept;
  const fields = changedFields(pair, rules, 'workspace');
  return fields.length === 0 ? null : { code: 'edit-against-deletion', deletedOn: 'books', how, fields };
}

/** Archived or voided here (deletions are decided elsewhere): the same there. */
function removeThere(pair: CompletePair, rules: KindRules, to: WorkspaceLife): Decision {
  if (lifeAnswer(pair, 'books') === 'keep' && canComeBackHere(pair, rules)) return restoreHere(pair, rules);
  const how = removalOf(to) ?? 'deleted';
  const reason = reasonToKeepThere(pair, rules, { to, how });
  if (reason !== null) return leaveLife(pair, rules, reason);
  const steps = [lifeStep(pair, 'books', to), rebaseLife(pair, to)];
  return decisionOf(pair, rules, { verdict: { code: 'removed', side: 'books', how }, steps, needs: hangsOn(pair) });
}

function reasonToKeepThere(
  pair: CompletePair,
  rules: KindRules,
  { to, how }: { readonly to: WorkspaceLife; readonly how: Removal },
): Verdict | null {
  if (!allowsOut(rules.policy)) return { code: 'only-in' };
  const kept = { code: 'deletion-kept', side: 'books', life: how } as const;
  const answer = lifeAnswer(pair, 'books');
  if (rules.policy.there.delete === 'keep' || answer === 'keep') return kept;
  if (!canLiveThere(pair.kind, to)) return { code: 'life-impossible', kind: pair.kind, life: to };
  if (answer === 'remove') return null;
  const fields = changedFields(pair, rules, 'books');
  return fields.length === 0 ? null : { code: 'edit-against-deletion', deletedOn: 'workspace', how, fields };
}

/** What the record points at is removed after it: the child before its parent. */
const hangsOn = ({ link }: CompletePair) => referencesIn(link.base.fields);

function lifeStep(pair: CompletePair, side: Side, to: WorkspaceLife): Step {
  const { id, version } = pair[side];
  const from = side === 'workspace' ? pair.workspace.life : lifeHere(pair.kind, pair.books.life);
  return { kind: 'set-life', side, id, version, from, to };
}

function rebaseLife({ link }: CompletePair, life: WorkspaceLife): Step {
  const { workspaceId, booksId, lineIds, base } = link;
  return { kind: 'rebase', workspaceId, booksId, base: { ...base, life }, lineIds, previousBooksId: booksId };
}
