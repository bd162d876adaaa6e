import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import { createWorld } from '../testing/world.ts';

/** Two customers on both sides, of which the second was deleted here. */
async function worldWithOneDeleted() {
  const world = createWorld({ policies: presetPolicies('mirror') });
  const absorbed = world.books.add('customer', { displayName: 'Acme' });
  const survivor = world.books.add('customer', { displayName: 'Acme Ltd' });
  await world.sync();
  const linkTo = (booksId: string) => [...world.store.state.links.values()].find(link => link.booksId === booksId);
  world.put('customer', linkTo(survivor.id)?.workspaceId ?? '', { life: 'deleted' });
  await world.sync();
  return { world, absorbed, survivor, linkTo };
}

test('a merge there into a record that was deleted here links to it, and what is linked is buried no longer', async () => {
  const { world, absorbed, survivor, linkTo } = await worldWithOneDeleted();
  expect(world.store.state.tombstones.has(`customer:${survivor.id}`)).toBe(true);
  // The bookkeeper brings the survivor back and merges the other one into it.
  world.books.edit(survivor, { life: 'live' });
  world.books.edit(absorbed, { life: 'merged', mergedInto: survivor.id });
  const report = await world.sync();
  expect(report.told.map(({ verdict }) => verdict.code)).toEqual(['followed-merge']);
  expect(linkTo(survivor.id)).toBeDefined();
  expect(world.store.state.tombstones.has(`customer:${survivor.id}`)).toBe(false);
  expect((await world.sync()).told).toEqual([]);
});

test('what was changed here goes to the survivor of a merge', async () => {
  const world = createWorld({ policies: presetPolicies('mirror') });
  const absorbed = world.books.add('customer', { displayName: 'Acme' });
  await world.sync();
  const survivor = world.books.add('customer', { displayName: 'Acme Ltd' });
  world.books.edit(absorbed, { life: 'merged', mergedInto: survivor.id });
  const [record] = [...world.store.state.records.values()];
  world.put('customer', record?.id ?? '', { fields: { phone: '555-0100' } });
  expect((await world.sync()).told.map(({ verdict }) => verdict.code)).toContain('followed-merge');
  await world.sync();
  expect(world.books.records.get(`customer:${survivor.id}`)?.fields).toMatchObject({
    displayName: 'Acme Ltd',
    phone: '555-0100',
  });
  expect((await world.sync()).told).toEqual([]);
});
