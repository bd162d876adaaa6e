import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import type { Mishap } from '../testing/memory-books.ts';
import { createWorld } from '../testing/world.ts';

test.each(['books-win', 'newest-wins'] as const)(
  'what is typed here while a creation is on its way stands against what the books fill in by themselves (%s)',
  async conflict => {
    const mirror = presetPolicies('mirror');
    const mishaps: Mishap[] = ['lost before', 'lost before', 'lost before'];
    const world = createWorld({
      policies: { ...mirror, customer: { ...mirror.customer, conflict } },
      mishap: () => mishaps.shift() ?? 'none',
      compute: ({ fields }) => ({ ...fields, notes: fields['notes'] ?? 'filled in' }),
    });
    world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
    expect((await world.sync()).ended).toBe('unknown');
    world.put('customer', 'acme', { fields: { notes: 'Ring twice' } });
    await world.sync();
    await world.sync();
    expect(world.store.state.records.get('customer:acme')?.fields['notes']).toBe('Ring twice');
    expect([...world.books.records.values()].map(({ fields }) => fields['notes'])).toEqual(['Ring twice']);
  },
);
