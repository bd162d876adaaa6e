import { decidePair, noNamesInBooks, type Match, type Policy } from '@tieout/sync';
import { recordLists } from '../../../records/lists/record-lists.ts';
import { restoreRecord } from '../../../records/lists/restore-record.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { fullPairs, type PairEnds } from '../decide/full-pairs.ts';
import { inwardPolicy } from '../decide/inward-policy.ts';
import { linkReferences } from '../decide/link-references.ts';
import { listsOf } from '../decide/plan-categories.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { readRules } from '../rules/effective-rules.ts';
import type { ApplyingPlan } from './applying-plan.ts';
import { carryOutHere } from './carry-out-here.ts';
import type { ApplyingStep } from './next-batch.ts';
import { noteStep } from './note-step.ts';

interface Rows {
  readonly plan: ApplyingPlan;
  readonly batch: readonly ApplyingStep[];
}

/** Carries out links, updates, archivings and restorations: each pair is decided again from what is there now. */
export async function carryOutRows(tx: Tx, tools: BooksTools, { plan, batch }: Rows): Promise<void> {
  const restored = batch.filter(step => step.answer?.kind === 'restore');
  for (const step of restored) await restore(tx, tools, { plan, step });
  const others = batch.filter(step => step.answer?.kind !== 'restore');
  if (others.length > 0) await decideAgain(tx, tools, { plan, batch: others });
}

const listKindOf = ([first]: readonly ApplyingStep[]): ListKind => (first?.kind === 'item' ? 'item' : 'customer');

async function decideAgain(tx: Tx, tools: BooksTools, { plan, batch }: Rows): Promise<void> {
  const kind = listKindOf(batch);
  const list = listsOf(plan.categories).find(candidate => candidate.kind === kind);
  if (list === undefined) return;
  const links = await linkReferences(tx, plan.connectionId, kind);
  const { policies, mappings } = await readRules(tx, plan.connectionId);
  const mapping = mappings[kind];
  const wanted = { connectionId: plan.connectionId, list, ends: batch.map(endsOf), mapping };
  const chosen = new Set(batch.filter(step => step.answer?.kind === 'link').map(step => step.books_id));
  for (const pair of await fullPairs(tx, wanted, links)) {
    const isChosen = chosen.has(pair.books?.id ?? null);
    const policy = policyFor(policies[kind], isChosen);
    const decision = decidePair(pair, { policy, mapping, links, names: noNamesInBooks });
    const context = { ...plan, by: plan.startedBy, links, origin: isChosen ? 'chosen' : 'matched' } as const;
    await carryOutHere(tx, tools, { context, decided: { kind, pair, decision } });
  }
}

/** A person who links two records by hand wants them linked, whatever an import does by itself. */
function policyFor(stored: Policy, isChosen: boolean): Policy {
  const policy = inwardPolicy(stored);
  return isChosen ? { ...policy, linking: 'link' } : policy;
}

const byPerson: Match = { kind: 'one', reason: 'person', score: 100 };
const byName: Match = { kind: 'one', reason: 'name', score: 80 };

const endsOf = (step: ApplyingStep): PairEnds => ({
  booksId: step.books_id ?? '',
  recordId: step.record_id,
  match: step.answer === null ? byName : byPerson,
});

interface Restoration {
  readonly plan: ApplyingPlan;
  readonly step: ApplyingStep;
}

async function restore(tx: Tx, tools: BooksTools, { plan, step }: Restoration): Promise<void> {
  if (step.record_id === null) return;
  const actor = { workspaceId: plan.workspaceId, name: plan.startedBy };
  const list = recordLists[step.kind === 'customer' ? 'customer' : 'item'];
  await restoreRecord(tx, tools, { list, actor, id: step.record_id });
  await noteStep(tx, tools, {
    ...plan,
    kind: step.kind,
    action: 'restore',
    recordId: step.record_id,
    booksId: step.books_id,
    name: step.name,
    sentence: 'Restored from QuickBooks.',
  });
}
