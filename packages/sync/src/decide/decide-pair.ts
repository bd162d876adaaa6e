import { unreachable } from '@tieout/domain';
import type { Decision } from '../plan/decision.ts';
import { leftAlone } from './build-decision.ts';
import { decideLinked } from './decide-linked.ts';
import { decideFirstContact } from './decide-first-contact.ts';
import { decideOnlyBooks } from './decide-only-books.ts';
import { decideOnlyWorkspace } from './decide-only-workspace.ts';
import type { KindRules } from './kind-rules.ts';
import { isPairWith, type Pair } from './pair.ts';

/**
 * The whole decision table of sync.md for one record: what it is told is all it knows. Same input, same decision;
 * a decision carried out makes the next one for the same pair `unchanged`, or leaves the same problem standing.
 */
export function decidePair(pair: Pair, rules: KindRules): Decision {
  if (rules.policy.direction === 'off') return leftAlone(pair, rules, { code: 'kind-off' });
  if (isPairWith(pair, 'link')) return decideLinked(pair, rules);
  if (pair.match.kind === 'several') {
    return leftAlone(pair, rules, { code: 'several-candidates', candidates: pair.match.candidates });
  }
  return decideUnlinked(pair, rules);
}

function decideUnlinked(pair: Pair, rules: KindRules): Decision {
  if (isPairWith(pair, 'books')) {
    return isPairWith(pair, 'workspace') ? decideFirstContact(pair, rules) : decideOnlyBooks(pair, rules);
  }
  if (isPairWith(pair, 'workspace')) return decideOnlyWorkspace(pair, rules);
  // Deleted here, and gone there too: only the memory is left.
  if (isPairWith(pair, 'tombstone')) {
    return leftAlone(pair, rules, { code: 'deleted-here', deletedAt: pair.tombstone.deletedAt });
  }
  return unreachable(pair as never);
}
