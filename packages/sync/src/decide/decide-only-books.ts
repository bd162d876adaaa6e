import { viewBooks } from '../mapping/compile-mapping.ts';
import type { Decision } from '../plan/decision.ts';
import { referencesIn } from '../record/references.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import type { KindRules } from './kind-rules.ts';
import { allowsIn } from '../policy/policy.ts';
import type { PairWith } from './pair.ts';
import { lifeHere, removalOf } from './removal.ts';

type OnlyBooks = PairWith<'books'>;

/** A books record that nothing here belongs to: brought in, or left alone with the reason. */
export function decideOnlyBooks(pair: OnlyBooks, rules: KindRules): Decision {
  const reason = reasonToLeaveOut(pair, rules);
  if (reason !== null) return leftAlone(pair, rules, reason);
  const view = viewBooks(pair.books.fields, rules.mapping, { links: rules.links });
  const [missing] = view.missing;
  if (missing !== undefined) return leftAlone(pair, rules, { code: 'mapping-missing', ...missing, side: 'books' });
  const life = lifeHere(pair.kind, pair.books.life);
  const base = { life, fields: view.fields };
  return decisionOf(pair, rules, {
    verdict: { code: 'created', side: 'workspace' },
    steps: [{ kind: 'create', side: 'workspace', sourceId: pair.books.id, life, fields: view.fields, base }],
    needs: referencesIn(view.fields).filter(reference => reference.side === 'books'),
  });
}

function reasonToLeaveOut({ books, tombstone }: OnlyBooks, { policy }: KindRules): Verdict | null {
  if (tombstone !== null) return { code: 'deleted-here', deletedAt: tombstone.deletedAt };
  if (!allowsIn(policy)) return { code: 'only-out' };
  const removal = removalOf(books.life);
  const isWanted = removal === null || (removal === 'inactive' && policy.importsInactive);
  if (!isWanted) return { code: 'inactive-there', life: removal };
  return policy.here.create ? null : { code: 'create-off', side: 'workspace' };
}
