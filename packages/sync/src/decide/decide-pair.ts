import { unreachable } from '@tieout/domain';
import type { Decision } from '../plan/decision.ts';
import { leftAlone } from './build-decision.ts';
import { decideLinked } from './decide-linked.ts';
import { decideFirstContact } from './decide-first-contact.ts';
import { decideOnlyBooks } from './decide-only-books.ts';
import { decideOnlyWorkspace } from './decide-only-workspace.ts';
import type { KindRules } from './kind-rules.ts';
import type { Pair } from './pair.ts';

/**
 * The whole decision table of sync.md for one record: what it is told is all it knows. Same input, same decision;
 * a decision carried out makes the next one for the same pair `unchanged`, or leaves the same problem standing.
 */
export function decidePair(pair: Pair, rules: KindRules): Decision {
  if (rules.policy.direction === 'off') return leftAlone(pair, rules, { code: 'kind-off' });
  if (pair.link !== null) return decideLinked({ ...pair, link: pair.link }, rules);
  if (pair.match.kind === 'several') {
    return leftAlone(pair, rules, { code: 'several-candidates', candidates: pair.match.candidates });
  }
  return decideUnlinked(pair, rules);
}

function decideUnlinked(pair: Pair, rules: KindRules): Decision {
  const { workspace, books, tombstone } = pair;
  if (workspace !== null && books !== null) return decideFirstContact({ ...pair, workspace, books }, rules);
  if (books !== null) return decideOnlyBooks({ ...pair, books }, rules);
  if (workspace !== null) return decideOnlyWorkspace({ ...pair, workspace }, rules);
  // Deleted here, and gone there too: only the memory is left.
  if (tombstone !== null) return leftAlone(pair, rules, { code: 'deleted-here', deletedAt: tombstone.deletedAt });
  return unreachable(pair as never);
}
