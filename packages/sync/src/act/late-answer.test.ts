import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import type { Mishap } from '../testing/memory-books.ts';
import { createWorld } from '../testing/world.ts';

test('an edit made there after a lost answer is kept: what was half done is not looked at when deciding again', async () => {
  const mishaps: Mishap[] = ['lost after', 'lost after', 'lost after'];
  const world = createWorld({
    policies: presetPolicies('mirror'),
    mishap: () => mishaps.shift() ?? 'none',
    // A figure of the books comes in with the late answer and gives the workspace's record a new version.
    compute: ({ fields }) => ({ ...fields, balance: '0' }),
  });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  expect((await world.sync()).ended).toBe('unknown');
  const [made] = [...world.books.records.values()];
  if (made === undefined) throw new Error('The books did not make the customer.');
  world.books.edit(made, { fields: { ...made.fields, notes: 'Ring twice' } });
  // Planned as two records of one name; the late answer links them first, under the plan's feet.
  await world.sync();
  await world.sync();
  expect(world.store.state.records.get('customer:acme')?.fields['notes']).toBe('Ring twice');
  expect([...world.books.records.values()].map(({ fields }) => fields['notes'])).toEqual(['Ring twice']);
});

test('an edit made here after a lost answer is kept: our own earlier value is no change made there', async () => {
  const mirror = presetPolicies('mirror');
  const mishaps: Mishap[] = ['none', 'lost after', 'lost after', 'lost after'];
  const world = createWorld({
    policies: { ...mirror, customer: { ...mirror.customer, conflict: 'books-win' } },
    mishap: () => mishaps.shift() ?? 'none',
  });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  await world.sync();
  world.put('customer', 'acme', { fields: { phone: '555-0100' } });
  expect((await world.sync()).ended).toBe('unknown');
  world.put('customer', 'acme', { fields: { phone: '555-0199' } });
  await world.sync();
  expect(world.store.state.records.get('customer:acme')?.fields['phone']).toBe('555-0199');
  expect([...world.books.records.values()].map(({ fields }) => fields['phone'])).toEqual(['555-0199']);
});

test('what was removed there before a lost answer was asked about is known to be gone: the remembered answer is how it was', async () => {
  const mishaps: Mishap[] = ['lost after', 'lost after', 'lost after'];
  const world = createWorld({ policies: presetPolicies('mirror'), mishap: () => mishaps.shift() ?? 'none' });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  expect((await world.sync()).ended).toBe('unknown');
  const [made] = [...world.books.records.values()];
  if (made === undefined) throw new Error('The books did not make the customer.');
  // Nobody here had ever heard of the record, so that its removal was no news.
  world.books.edit(made, { life: 'inactive' });
  await world.carryOut(world.plan());
  expect(world.store.state.mirror.get(`customer:${made.id}`)?.life).toBe('inactive');
});
