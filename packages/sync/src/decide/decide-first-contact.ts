import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import { mergeFields, type MergedRecord } from '../merge/merge-fields.ts';
import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import { allowsOut } from '../policy/policy.ts';
import type { Fields } from '../record/field-value.ts';
import { referencesIn } from '../record/references.ts';
import { decisionOf, leftAlone, nameOfPair } from './build-decision.ts';
import { firstContactRuleOf, type KindRules } from './kind-rules.ts';
import type { PairWith } from './pair.ts';
import { changedTo } from './changed-to.ts';
import { outwardGaps } from './outward-gaps.ts';
import { firstBase } from './first-base.ts';
import { alignLines } from './align-lines.ts';
import { updateSteps } from './update-steps.ts';
import { lifeHere, removalOf } from './removal.ts';

type Both = PairWith<'workspace' | 'books'>;

/** Two records that never met and are the same: linked, or skipped because the same name exists. */
export function decideFirstContact(pair: Both, rules: KindRules): Decision {
  if (isSkipped(pair, rules)) {
    const name = nameOfPair(pair, rules);
    return leftAlone(pair, rules, { code: 'same-name-exists', workspaceId: pair.workspace.id, name });
  }
  const life = lifeHere(pair.kind, pair.books.life);
  // Whose state is right is not ours to guess at first contact: two records are linked while they live alike.
  if (life !== pair.workspace.life) {
    return leftAlone(pair, rules, { code: 'inactive-there', life: removalOf(pair.books.life) ?? 'inactive' });
  }
  const here = viewWorkspace(pair.workspace.fields, rules.mapping).fields;
  const view = viewBooks(pair.books.fields, rules.mapping, { links: rules.links });
  const aligned = alignLines(here, view.fields);
  const merged = mergeFirst(rules, here, aligned.fields);
  const gaps = outwardGaps(changedTo(merged.toBooks), rules);
  const missing = view.missing[0] === undefined ? gaps.missing : { ...view.missing[0], side: 'books' as const };
  const unlinked = referencesIn(changedTo(merged.toWorkspace)).filter(reference => reference.side === 'books');
  return decisionOf(pair, rules, {
    verdict:
      missing === undefined
        ? { code: 'linked', by: pair.match.kind === 'one' ? pair.match.reason : 'person' }
        : { code: 'mapping-missing', ...missing },
    steps: missing === undefined ? linkSteps(pair, merged, aligned.lineIds) : [],
    needs: [...unlinked, ...gaps.needs],
    ignored: merged.ignored,
  });
}

/**
 * Only an import skips: with both directions, or out, the two are one thing and are linked. A person's own choice,
 * a stored id, and a record made again by hand after a deletion are links in any case (sync.md, tombstones).
 */
function isSkipped(pair: Both, { policy }: KindRules): boolean {
  if (allowsOut(policy) || policy.linking === 'link' || pair.tombstone !== null) return false;
  const reason = pair.match.kind === 'one' ? pair.match.reason : 'person';
  return reason !== 'person' && reason !== 'foreign-id';
}

/** Merge over an empty base: an empty side takes the filled value, of two the leader's stands. */
const mergeFirst = (rules: KindRules, workspace: Fields, books: Fields): MergedRecord =>
  mergeFields({
    mappings: rules.mapping.fields,
    legs: { base: firstBase(rules, workspace, books), workspace, books },
    ruleOf: mapping => firstContactRuleOf(rules, mapping),
    answers: {},
  });

function linkSteps(pair: Both, merged: MergedRecord, lineIds: Readonly<Record<string, string>>): readonly Step[] {
  const { workspace, books, tombstone } = pair;
  const base = { life: lifeHere(pair.kind, books.life), fields: merged.base };
  const unbury: Step[] = tombstone === null ? [] : [{ kind: 'unbury', booksId: books.id }];
  const link: Step = { kind: 'link', workspaceId: workspace.id, booksId: books.id, base, lineIds };
  return [...unbury, link, ...updateSteps({ workspace, books }, merged)];
}
