import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictRules, type ConflictRule, type PolicySet } from '../policy/policy.ts';
import type { Decision } from '../plan/decision.ts';
import type { Plan } from '../plan/plan.ts';
import { presetPolicies } from '../policy/presets.ts';
import { isLines, type Fields, type LineValue, type Side } from '../record/field-value.ts';
import { recordKinds } from '../record/record-kind.ts';
import { createWorld, type World } from '../testing/world.ts';
import { planUndo } from './plan-undo.ts';

const customers = ['acme', 'beta', 'gamma'] as const;

/** One edit of a linked record; of a customer a field or its life, of the invoice the amount of a line. */
type Edit =
  | {
      readonly what: 'field';
      readonly side: Side;
      readonly pick: number;
      readonly field: string;
      readonly value: string;
    }
  | { readonly what: 'archive'; readonly side: Side; readonly pick: number }
  | { readonly what: 'line'; readonly side: Side; readonly line: number; readonly amount: string };

const sides = fc.constantFrom<Side>('workspace', 'books');
const picks = fc.nat({ max: customers.length - 1 });
const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant('field' as const),
      side: sides,
      pick: picks,
      field: fc.constantFrom('phone', 'notes', 'companyName'),
      value: fc.constantFrom('one', 'two', 'three'),
    }),
    fc.record({ what: fc.constant('archive' as const), side: sides, pick: picks }),
    fc.record({
      what: fc.constant('line' as const),
      side: sides,
      line: fc.nat({ max: 2 }),
      amount: fc.constantFrom('1', '2.5', '10'),
    }),
  ),
  { minLength: 1, maxLength: 8 },
);

const policiesWith = (conflict: ConflictRule): PolicySet => {
  const mirror = presetPolicies('mirror');
  return Object.fromEntries(recordKinds.map(kind => [kind, { ...mirror[kind], conflict }])) as PolicySet;
};

async function linkedWorld(policies: PolicySet): Promise<World> {
  const world = createWorld({ policies });
  for (const id of customers) world.put('customer', id, { fields: { displayName: id } });
  const lines = ['a', 'b', 'c'].map((key): LineValue => ({ key, fields: { kind: 'amount', amount: '5' } }));
  world.put('invoice', 'inv', { fields: { documentNumber: '1', customer: 'acme', lines } });
  await world.sync();
  return world;
}

const linesOf = ({ lines = null }: Fields): readonly LineValue[] => (isLines(lines) ? lines : []);

function edit(world: World, what: Edit): void {
  const id = what.what === 'line' ? 'inv' : (customers[what.pick] ?? 'acme');
  const kind = what.what === 'line' ? 'invoice' : 'customer';
  const link = world.store.state.links.get(`${kind}:${id}`);
  const here = world.store.state.records.get(`${kind}:${id}`);
  const there = world.books.records.get(`${kind}:${link?.booksId ?? ''}`);
  if (here === undefined || there === undefined) throw new Error(`${id} is not linked.`);
  const record = what.side === 'workspace' ? here : there;
  if (record.life !== 'live') return;
  if (what.what === 'archive') {
    if (what.side === 'workspace') world.put(kind, id, { life: 'inactive' });
    else world.books.edit(there, { life: 'inactive' });
    return;
  }
  const fields = what.what === 'field' ? { [what.field]: what.value } : { lines: withAmount(record.fields, what) };
  if (what.side === 'workspace') world.put(kind, id, { fields });
  else world.books.edit(there, { fields: { ...there.fields, ...fields } });
}

const withAmount = (fields: Fields, { line, amount }: Extract<Edit, { readonly what: 'line' }>): readonly LineValue[] =>
  linesOf(fields).map((each, at) => (at === line ? { ...each, fields: { ...each.fields, amount } } : each));

/** Values without the nulls that a write leaves where nothing was before: absent equals null. */
const filled = (fields: Fields): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, isLines(value) ? value.map(line => [line.key, filled(line.fields)]) : value]),
  );

/**
 * Everything that undo must put back; versions and moments go on. Of pairs that the run only found to be equal there is nothing to put back:
 * what both sides hold stays agreed.
 */
const picture = ({ store, books }: World, isTouched: (workspaceId: string) => boolean) => ({
  here: [...store.state.records.values()].map(({ id, life, fields }) => [id, life, filled(fields)]),
  there: [...books.records.values()].map(({ id, life, fields }) => [id, life, filled(fields)]),
  links: [...store.state.links.values()]
    .filter(({ workspaceId }) => isTouched(workspaceId))
    .map(({ base, ...ends }) => [ends, base.life, filled(base.fields)]),
});

const isWriting = ({ steps }: Decision): boolean => steps.some(({ kind }) => kind !== 'rebase');

/** What a plan would do, whatever the versions it was made for. */
const meant = (plan: Plan) =>
  plan.decisions
    .filter(isWriting)
    .map(({ key, verdict, steps }) => [
      key,
      verdict.code,
      steps.map(step => (step.kind === 'update' ? [step.side, step.changes] : [step.kind])),
    ]);

/** A line was written beside one that waits for an answer. */
const besideConflict: readonly Edit[] = [
  { what: 'line', side: 'workspace', line: 1, amount: '1' },
  { what: 'line', side: 'books', line: 0, amount: '1' },
  { what: 'line', side: 'workspace', line: 0, amount: '10' },
];

test('undo restores: both sides, links and bases are as before the run, and the next plan is the one that was taken back', async () => {
  await fc.assert(
    fc.asyncProperty(edits, fc.constantFrom(...conflictRules), async (story, conflict) => {
      const policies = policiesWith(conflict);
      const world = await linkedWorld(policies);
      for (const what of story) edit(world, what);
      world.observe();
      const wanted = world.plan();
      const touched = new Set(wanted.decisions.filter(isWriting).map(({ key }) => key.workspaceId));
      const before = picture(world, id => touched.has(id));
      const { runId } = await world.carryOut(wanted);
      const plan = await world.store.transaction(rooms =>
        planUndo(rooms, runId, {
          staysAway: true,
          rulesOf: kind => ({
            policy: policies[kind],
            mapping: world.mappings[kind],
            names: { holderOf: () => undefined },
          }),
        }),
      );
      const report = await world.carryOut(plan, 'undo');
      expect(report.told.filter(({ verdict }) => verdict.code !== 'undone')).toEqual([]);
      expect(picture(world, id => touched.has(id))).toEqual(before);
      // Taking back is itself the newest change of what it touched: there another side may win the second time.
      if (conflict === 'newest-wins') return;
      world.observe();
      expect(meant(world.plan())).toEqual(meant(wanted));
    }),
    { numRuns: 60, examples: [[besideConflict, 'ask']] },
  );
});
