import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallMapping } from '../testing/records.ts';
import { createFragileWorld, type FragileWorld, type Trouble } from '../testing/fragile-world.ts';
import type { World } from '../testing/world.ts';
import { presetPolicies } from '../policy/presets.ts';
import { conflictRules, type ConflictRule, type PolicySet } from '../policy/policy.ts';
import { recordKinds } from '../record/record-kind.ts';
import { verdictGroup } from '../verdict/verdict-group.ts';

/** What happens to the two sides, in the order in which fast-check makes it up. */
type Happening =
  | { readonly kind: 'create here' | 'create there'; readonly name: number }
  | {
      readonly kind: 'edit here' | 'edit there';
      readonly pick: number;
      readonly field: 'email' | 'term';
      readonly value: string;
    }
  | { readonly kind: 'delete here' | 'archive here' | 'deactivate there'; readonly pick: number }
  | { readonly kind: 'sync'; readonly mishaps: readonly Trouble[] };

const picks = fc.nat({ max: 7 });
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constantFrom('create here' as const, 'create there' as const), name: fc.nat({ max: 30 }) }),
  fc.record({
    kind: fc.constantFrom('edit here' as const, 'edit there' as const),
    pick: picks,
    field: fc.constantFrom('email' as const, 'term' as const),
    value: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({
    kind: fc.constantFrom('delete here' as const, 'archive here' as const, 'deactivate there' as const),
    pick: picks,
  }),
  fc.record({
    kind: fc.constant('sync' as const),
    mishaps: fc.array(fc.constantFrom('none', 'none', 'lost before', 'lost after', 'down', 'killed'), { maxLength: 4 }),
  }) as fc.Arbitrary<Happening>,
);

function smallWorld(policies: PolicySet): FragileWorld {
  const mappings = Object.fromEntries(recordKinds.map(kind => [kind, { ...smallMapping, kind }]));
  return createFragileWorld({ policies, mappings });
}

async function happen(world: FragileWorld, what: Happening): Promise<void> {
  const here = [...world.store.state.records.values()];
  const there = [...world.books.records.values()];
  switch (what.kind) {
    case 'create here':
      world.put('customer', `w${what.name}`, { fields: { displayName: `Here ${what.name}` }, life: 'live' });
      return;
    case 'create there':
      if (there.every(({ fields }) => fields['displayName'] !== `There ${what.name}`)) {
        world.books.add('customer', { displayName: `There ${what.name}` });
      }
      return;
    case 'edit here': {
      const record = here[what.pick % (here.length || 1)];
      if (record?.life === 'live') world.put('customer', record.id, { fields: { [what.field]: what.value } });
      return;
    }
    case 'edit there': {
      const record = there[what.pick % (there.length || 1)];
      if (record?.life === 'live') world.books.edit(record, { fields: { ...record.fields, [what.field]: what.value } });
      return;
    }
    case 'delete here':
    case 'archive here': {
      const record = here[what.pick % (here.length || 1)];
      const life = what.kind === 'delete here' ? 'deleted' : 'inactive';
      if (record?.life === 'live') world.put('customer', record.id, { life });
      return;
    }
    case 'deactivate there': {
      const record = there[what.pick % (there.length || 1)];
      if (record?.life === 'live') world.books.edit(record, { life: 'inactive' });
      return;
    }
    case 'sync':
      await world.syncUnder(what.mishaps);
  }
}

/** How often a quiet world may sync until nothing is left to do. */
const roundsMax = 4;

async function settle(world: World): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) await world.sync();
}

function expectInvariants(world: World): void {
  const { links, tombstones, records } = world.store.state;
  const booksIds = [...links.values()].map(link => link.booksId);
  expect(new Set(booksIds).size, 'one link per books record').toBe(booksIds.length);
  const names = [...world.books.records.values()]
    .filter(({ life }) => life === 'live')
    .map(({ fields }) => fields['displayName']);
  expect(new Set(names).size, 'nothing created twice there').toBe(names.length);
  const namesHere = [...records.values()]
    .filter(({ life }) => life === 'live')
    .map(({ fields }) => fields['displayName']);
  expect(new Set(namesHere).size, 'nothing created twice here').toBe(namesHere.length);
  for (const { booksId } of tombstones.values()) {
    const link = [...links.values()].find(other => other.booksId === booksId);
    expect(link, 'what is buried stays away').toBeUndefined();
  }
  expect([...world.store.state.journal.values()].filter(({ outcome }) => outcome === null)).toEqual([]);
}

function expectAgreement(world: World): void {
  world.observe();
  const plan = world.plan();
  expect(plan.decisions.filter(({ steps }) => steps.length > 0)).toEqual([]);
  for (const { key, verdict } of plan.decisions) {
    if (verdict.code !== 'unchanged' || key.workspaceId === null || key.booksId === null) continue;
    const here = world.store.state.records.get(`customer:${key.workspaceId}`);
    const there = world.books.records.get(`customer:${key.booksId}`);
    if (here?.life !== 'live') continue;
    for (const field of ['displayName', 'email', 'term']) {
      expect(here.fields[field] ?? null, field).toEqual(there?.fields[field] ?? null);
    }
  }
}

function policiesWith(conflict: ConflictRule): PolicySet {
  const mirror = presetPolicies('mirror');
  return { ...mirror, customer: { ...mirror.customer, conflict } };
}

describe('when edits and faults stop', () => {
  test('the two sides agree, the next plan is empty, and nothing was doubled or brought back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happenings, { maxLength: 30 }),
        fc.constantFrom(...conflictRules),
        async (story, conflict) => {
          const world = smallWorld(policiesWith(conflict));
          for (const what of story) await happen(world, what);
          await settle(world);
          expectInvariants(world);
          expectAgreement(world);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('no edit is lost while conflicts are asked about: it stands on both sides or in a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { maxLength: 20 }), fc.constantFrom('x1', 'x2'), async (story, value) => {
        const world = smallWorld(policiesWith('ask'));
        for (const what of story) await happen(world, what);
        const target = [...world.store.state.records.values()].find(({ life }) => life === 'live');
        if (target === undefined) return;
        world.put('customer', target.id, { fields: { email: value } });
        await settle(world);
        const plan = world.plan();
        const decision = plan.decisions.find(({ key }) => key.workspaceId === target.id);
        const isProblem = decision !== undefined && verdictGroup(decision.verdict) === 'problem';
        const here = world.store.state.records.get(`customer:${target.id}`);
        const there = world.books.records.get(`customer:${decision?.key.booksId ?? ''}`);
        expect(here?.fields['email']).toBe(value);
        if (!isProblem) expect(there?.fields['email']).toBe(value);
      }),
      { numRuns: 200 },
    );
  });
});
