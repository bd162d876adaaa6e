import { proposeFreeName } from '@tieout/domain';
import { viewWorkspace } from '../mapping/compile-mapping.ts';
import type { Decision } from '../plan/decision.ts';
import { allowsOut } from '../policy/policy.ts';
import type { Fields } from '../record/field-value.ts';
import { isDocument } from '../record/record-kind.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import type { KindRules } from './kind-rules.ts';
import { outwardGaps } from './outward-gaps.ts';
import type { PairWith } from './pair.ts';

type OnlyWorkspace = PairWith<'workspace'>;

/** QuickBooks' longest item name; customers may have longer ones, but a proposal this short fits both. */
const proposedNameLengthMax = 100;

/** A record of the workspace that the books do not have: created there, or left alone with the reason. */
export function decideOnlyWorkspace(pair: OnlyWorkspace, rules: KindRules): Decision {
  const reason = reasonNotToSend(pair, rules);
  if (reason !== null) return leftAlone(pair, rules, reason);
  const { fields } = viewWorkspace(pair.workspace.fields, rules.mapping);
  const problem = nameProblem(pair, rules, fields);
  if (problem !== null) return leftAlone(pair, rules, problem);
  const gaps = outwardGaps(fields, rules);
  if (gaps.missing !== undefined) return leftAlone(pair, rules, { code: 'mapping-missing', ...gaps.missing });
  const base = { life: pair.workspace.life, fields };
  return decisionOf(pair, rules, {
    verdict: { code: 'created', side: 'books' },
    steps: [{ kind: 'create', side: 'books', sourceId: pair.workspace.id, life: pair.workspace.life, fields, base }],
    needs: gaps.needs,
  });
}

function reasonNotToSend({ workspace }: OnlyWorkspace, { policy }: KindRules): Verdict | null {
  if (!allowsOut(policy)) return { code: 'only-in' };
  if (workspace.life !== 'live') return { code: 'never-sent' };
  return policy.there.create ? null : { code: 'create-off', side: 'books' };
}

/** Names of customers and items must be there and free before the write: a clash found later is a refusal. */
function nameProblem(pair: OnlyWorkspace, { mapping, names }: KindRules, fields: Fields): Verdict | null {
  if (isDocument(pair.kind)) return null;
  const name = fields[mapping.keys.name];
  if (typeof name !== 'string') return { code: 'name-missing' };
  const holder = names.holderOf(name);
  if (holder === undefined) return null;
  const isTaken = (candidate: string): boolean => names.holderOf(candidate) !== undefined;
  return { code: 'name-taken', name, holder, proposal: proposeFreeName(name, isTaken, proposedNameLengthMax) };
}
