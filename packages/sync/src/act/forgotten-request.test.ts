import { instant } from '@tieout/domain';
import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import type { Mishap } from '../testing/memory-books.ts';
import { createWorld } from '../testing/world.ts';
import { carryOut } from './carry-out.ts';
import { requestIdTrustMs } from './resume.ts';

test('a creation whose answer was lost is not repeated once the books may have forgotten its request id', async () => {
  const mishaps: Mishap[] = ['lost after', 'lost after', 'lost after'];
  const world = createWorld({ policies: presetPolicies('mirror'), mishap: () => mishaps.shift() ?? 'none' });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  expect((await world.sync()).ended).toBe('unknown');
  const calls = world.books.calls.length;

  const later = instant(new Date(Date.parse(world.now()) + requestIdTrustMs + 60_000).toISOString());
  const report = await carryOut(world.plan(), {
    ...{ store: world.store, books: world.books, newId: world.newId, mode: 'sync', runId: 'later' },
    now: () => later,
    rulesOf: () => {
      throw new Error('Nothing is decided before the books are read afresh.');
    },
    tell: () => undefined,
    isStopped: () => false,
  });
  expect(report).toMatchObject({ ended: 'unknown', told: [{ verdict: { code: 'outcome-unknown' } }] });
  expect(world.books.calls).toHaveLength(calls);

  await world.sync();
  expect([...world.store.state.links.values()]).toHaveLength(1);
  expect([...world.books.records.values()]).toHaveLength(1);
});
