import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import { createWorld, type World } from '../testing/world.ts';

/** A world in which somebody does something here while the next call to the books is on its way. */
function worldInterrupted(): { readonly world: World; readonly during: (act: () => void) => void } {
  let next: (() => void) | undefined;
  const world: World = createWorld({
    policies: presetPolicies('mirror'),
    mishap: () => {
      next?.();
      next = undefined;
      return 'none';
    },
  });
  return { world, during: act => void (next = act) };
}

test('a customer restored here while its removal is on its way comes back there, and is not made twice (U06)', async () => {
  const { world, during } = worldInterrupted();
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  await world.sync();
  world.put('customer', 'acme', { life: 'deleted' });
  during(() => world.put('customer', 'acme', { life: 'live' }));
  await world.sync();
  expect(world.store.state.tombstones.size).toBe(0);
  expect([...world.books.records.values()]).toMatchObject([{ life: 'inactive' }]);
  await world.sync();
  expect([...world.books.records.values()]).toMatchObject([{ life: 'live', fields: { displayName: 'Acme' } }]);
  expect(world.store.state.links.size).toBe(1);
  expect((await world.sync()).told).toEqual([]);
});

test('one that stays deleted is removed there and buried', async () => {
  const { world } = worldInterrupted();
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  await world.sync();
  world.put('customer', 'acme', { life: 'deleted' });
  await world.sync();
  expect(world.store.state.tombstones.size).toBe(1);
  expect(world.store.state.links.size).toBe(0);
});
