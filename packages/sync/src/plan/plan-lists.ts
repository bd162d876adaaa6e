import { noNamesInBooks, type KindRules } from '../decide/kind-rules.ts';
import { pairUp, type KindLists } from '../match/pair-up.ts';
import { namesInBooks, type NameInBooks, type NameRegister } from '../match/names-in-books.ts';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import type { PolicySet } from '../policy/policy.ts';
import { linkIndex, type LinkIndex } from '../record/link-index.ts';
import { rankOf, type RecordKind } from '../record/record-kind.ts';
import type { Decision } from './decision.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { Plan } from './plan.ts';

/** Everything a whole plan depends on. */
export interface PlanInput {
  readonly lists: readonly KindLists[];
  readonly policies: PolicySet;
  readonly mappings: Readonly<Record<RecordKind, CompiledMapping>>;
  /** Names held in the books by what is not in the lists: vendors and employees share the customers' name space. */
  readonly otherNames: readonly NameInBooks[];
}

/** Plans whole lists at once: matching, deciding, ordering. For lists that fit in memory; else use PlanBuilder. */
export function planLists({ lists, policies, mappings, otherNames }: PlanInput): Plan {
  const index = linkIndex(lists.flatMap(list => list.links));
  for (const { kind, id, life, mergedInto } of lists.flatMap(list => list.books)) {
    if (life === 'merged') index.addMerge(kind, id, mergedInto);
  }
  const names = new Map(lists.map(list => [list.kind, namesInBooks(list, mappings[list.kind], otherNames)]));
  const rulesOf = (kind: RecordKind): KindRules => ({
    policy: policies[kind],
    mapping: mappings[kind],
    links: index,
    names: names.get(kind) ?? noNamesInBooks,
  });
  const builder = new PlanBuilder(rulesOf);
  for (const list of lists.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))) {
    for (const pair of pairUp(list, { mapping: mappings[list.kind], references: index })) {
      learn(builder.look(pair), index, { names: names.get(list.kind), nameField: mappings[list.kind].keys.name });
    }
  }
  return builder.finish();
}

interface Naming {
  readonly names: NameRegister | undefined;
  readonly nameField: string;
}

/**
 * What is decided about one record counts for the next: customers linked here make their invoices recognisable, those whose link follows
 * a merge take their invoices with them, and a name that a record is about to have there is free for no other. The one it had is not free
 * yet: nobody knows which write comes first.
 */
function learn(decision: Decision, index: LinkIndex, { names, nameField }: Naming): void {
  for (const step of decision.steps) {
    if (step.kind === 'link' || step.kind === 'rebase') index.add({ ...step, kind: decision.key.kind });
    if (step.kind === 'create' && step.side === 'books') names?.claim(decision.name, null);
    if (step.kind !== 'update' || step.side !== 'books') continue;
    const name = step.changes[nameField]?.to;
    if (typeof name === 'string') names?.claim(name, step.id);
  }
}
