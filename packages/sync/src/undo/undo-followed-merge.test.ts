import { expect, test } from 'vitest';
import { arrangePlan } from '../plan/arrange-plan.ts';
import { presetPolicies } from '../policy/presets.ts';
import type { Fields } from '../record/field-value.ts';
import { createWorld, type World } from '../testing/world.ts';
import { planUndo } from './plan-undo.ts';

/**
 * A customer whose record there was merged into one that was not here, and the run that followed the merge. A run that looked at the
 * survivor too, on its own, as it stood before the merge, finds it linked when its turn comes, and sends it what was edited here.
 */
async function followed({ edit = {}, looksAtSurvivor = false }: { edit?: Fields; looksAtSurvivor?: boolean }) {
  const world = createWorld({ policies: presetPolicies('mirror') });
  const { state } = world.store;
  world.put('customer', 'acme', { fields: { displayName: 'Acme', phone: '1' } });
  await world.sync();
  const absorbed = state.links.get('customer:acme')?.booksId ?? '';
  const survivor = world.books.add('customer', { displayName: 'Acme Group', phone: '1' });
  world.observe();
  const newcomers = world.plan().decisions.filter(({ key }) => key.booksId === survivor.id);
  world.books.edit({ kind: 'customer', id: absorbed }, { life: 'merged', mergedInto: survivor.id });
  world.put('customer', 'acme', { fields: edit });
  world.observe();
  const plan = arrangePlan([...world.plan().decisions, ...(looksAtSurvivor ? newcomers : [])]);
  const { runId, told } = await world.carryOut(plan);
  const here = () => state.records.get('customer:acme')?.fields;
  const there = () => world.books.records.get(`customer:${survivor.id}`);
  return { world, runId, told: told.map(({ verdict }) => verdict.code), absorbed, here, there };
}

const undoOf = (world: World, runId: string) =>
  world.store.transaction(rooms =>
    planUndo(rooms, runId, {
      staysAway: true,
      rulesOf: kind => ({
        policy: presetPolicies('mirror')[kind],
        mapping: world.mappings[kind],
        names: { holderOf: () => undefined },
      }),
    }),
  );

test("undo of a run that followed a merge leaves the survivor alone: it is a bookkeeper's", async () => {
  const { world, runId, told, absorbed, here, there } = await followed({});
  expect([told, here(), there()]).toMatchObject([
    ['followed-merge'],
    { displayName: 'Acme Group' },
    { life: 'live', version: '0' },
  ]);
  await world.carryOut(await undoOf(world, runId), 'undo');
  expect(here()).toMatchObject({ displayName: 'Acme' });
  expect(there()).toMatchObject({ life: 'live', version: '0', fields: { displayName: 'Acme Group' } });
  expect(world.store.state.links.get('customer:acme')).toMatchObject({ booksId: absorbed });
});

test('undo of a run that followed a merge and sent a change to the survivor takes both back, as one record', async () => {
  const { world, runId, told, absorbed, here, there } = await followed({ edit: { phone: '2' }, looksAtSurvivor: true });
  expect([told, there()]).toMatchObject([['followed-merge', 'updated'], { fields: { phone: '2' } }]);
  const plan = await undoOf(world, runId);
  expect(plan.decisions.map(({ key, verdict }) => [key.workspaceId, verdict.code])).toEqual([['acme', 'undone']]);
  await world.carryOut(plan, 'undo');
  expect(here()).toMatchObject({ displayName: 'Acme', phone: '2' });
  expect(there()).toMatchObject({ life: 'live', fields: { displayName: 'Acme Group', phone: '1' } });
  expect(world.store.state.links.get('customer:acme')).toMatchObject({ booksId: absorbed });
});
