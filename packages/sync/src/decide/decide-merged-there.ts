import { viewBooks } from '../mapping/compile-mapping.ts';
import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import { allowsIn } from '../policy/policy.ts';
import type { BooksRecord } from '../record/record.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { lifeAnswer } from './answers.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import { lineIdsAfter, mergePair } from './decide-fields.ts';
import type { CompletePair } from './decide-linked.ts';
import { lineKeysOf } from './changed-fields.ts';
import type { KindRules } from './kind-rules.ts';
import type { MergeTarget } from './pair.ts';
import { updateSteps } from './update-steps.ts';

/** The books merged the record into another: the link follows the survivor, or a person decides. */
export function decideMergedThere(pair: CompletePair, rules: KindRules): Decision {
  if (lifeAnswer(pair, 'workspace') === 'remove') return archiveAndUnlink(pair, rules);
  const target = pair.mergeTarget;
  const reason = reasonNotToFollow(pair, rules);
  if (reason !== null) return leftAlone(pair, rules, reason);
  return target === null ? leftAlone(pair, rules, { code: 'merge-target-unknown' }) : follow(pair, rules, target);
}

function reasonNotToFollow(pair: CompletePair, { policy }: KindRules): Verdict | null {
  const { mergeTarget, workspace } = pair;
  const kept = { code: 'deletion-kept', side: 'workspace', life: 'merged' } as const;
  if (lifeAnswer(pair, 'workspace') === 'keep') return kept;
  if (!allowsIn(policy)) return { code: 'removed-there', how: 'merged' };
  if (policy.here.delete === 'keep') return kept;
  if (mergeTarget === null || mergeTarget.record.life !== 'live') return { code: 'merge-target-unknown' };
  const { linkedTo, record } = mergeTarget;
  if (linkedTo === null || linkedTo === workspace.id) return null;
  return { code: 'merge-target-linked', into: record.id, workspaceId: linkedTo };
}

/**
 * The survivor's fields are merged at once over the old base. What is to be written there waits for the next plan: a write goes
 * to the record that the link names, and that is the survivor only once the link has moved.
 */
function follow(pair: CompletePair, rules: KindRules, { record }: MergeTarget): Decision {
  const moved = { ...pair, books: record };
  const view = viewBooks(record.fields, rules.mapping, { links: rules.links, lineKeys: lineKeysOf(pair.link) });
  const merged = mergePair(moved, rules, view.fields);
  const waiting = Object.fromEntries(Object.keys(merged.toBooks).map(field => [field, view.fields[field] ?? null]));
  const base = { ...pair.link.base.fields, ...merged.base, ...waiting };
  return decisionOf(pair, rules, {
    verdict: { code: 'followed-merge', into: record.id },
    steps: [...updateSteps(moved, { toWorkspace: merged.toWorkspace, toBooks: {} }), relink(pair, record, base)],
    ignored: merged.ignored,
  });
}

function relink(
  { link, workspace }: CompletePair,
  target: BooksRecord,
  fields: CompletePair['link']['base']['fields'],
): Step {
  const base = { life: workspace.life, fields };
  const lineIds = lineIdsAfter(link, {});
  return {
    kind: 'rebase',
    workspaceId: workspace.id,
    booksId: target.id,
    base,
    lineIds,
    previousBooksId: link.booksId,
  };
}

function archiveAndUnlink(pair: CompletePair, rules: KindRules): Decision {
  const { id, version, life: from } = pair.workspace;
  return decisionOf(pair, rules, {
    verdict: { code: 'removed', side: 'workspace', how: 'merged' },
    steps: [
      { kind: 'set-life', side: 'workspace', id, version, from, to: 'inactive' },
      { kind: 'unlink', workspaceId: id, booksId: pair.link.booksId, tombstone: false },
    ],
  });
}
