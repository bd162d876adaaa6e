import type { Decision } from '../plan/decision.ts';
import { leftAlone } from './build-decision.ts';
import { decideDeletedHere } from './decide-deleted-here.ts';
import { decideFields } from './decide-fields.ts';
import { decideLife } from './decide-life.ts';
import { decideMergedThere } from './decide-merged-there.ts';
import type { KindRules } from './kind-rules.ts';
import type { PairWith } from './pair.ts';
import { lifeHere } from './removal.ts';

export type LinkedPair = PairWith<'link'>;
/** Both ends of the link are known. */
export type CompletePair = PairWith<'link' | 'workspace' | 'books'>;

/** Two linked records: first whether both still live, then field by field. */
export function decideLinked(pair: LinkedPair, rules: KindRules): Decision {
  const { workspace, books, link } = pair;
  if (workspace === null || (workspace.life === 'deleted' && link.base.life !== 'deleted')) {
    return decideDeletedHere(pair, rules);
  }
  if (books === null) return leftAlone(pair, rules, { code: 'not-seen-there' });
  const complete = { ...pair, workspace, books };
  if (books.life === 'merged') return decideMergedThere(complete, rules);
  const isAlike = workspace.life === lifeHere(pair.kind, books.life) && workspace.life === link.base.life;
  return isAlike ? decideFields(complete, rules) : decideLife(complete, rules);
}
