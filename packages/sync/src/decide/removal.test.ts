import { expect, test } from 'vitest';
import { canLiveThere, lifeHere, lifeThere, removalOf } from './removal.ts';

test.each([
  ['customer', 'live', 'live'],
  ['customer', 'inactive', 'inactive'],
  ['customer', 'deleted', 'inactive'],
  ['item', 'merged', 'inactive'],
  ['invoice', 'voided', 'voided'],
  ['invoice', 'deleted', 'deleted'],
  ['payment', 'voided', 'voided'],
  ['invoice', 'inactive', 'inactive'],
] as const)('a %s that is %s in the books is %s here', (kind, there, here) => {
  expect(lifeHere(kind, there)).toBe(here);
});

test.each([
  ['customer', 'deleted', 'inactive'],
  ['item', 'deleted', 'inactive'],
  ['invoice', 'deleted', 'deleted'],
  ['customer', 'inactive', 'inactive'],
  ['customer', 'live', 'live'],
  ['invoice', 'voided', 'voided'],
] as const)('a %s that is %s here becomes %s there', (kind, here, there) => {
  expect(lifeThere(kind, here)).toBe(there);
});

test.each([
  ['invoice', 'voided', true],
  ['payment', 'voided', true],
  ['estimate', 'voided', false],
  ['credit-memo', 'voided', false],
  ['customer', 'voided', false],
  ['customer', 'inactive', true],
  ['customer', 'deleted', false],
  ['invoice', 'inactive', false],
  ['invoice', 'deleted', true],
  ['item', 'live', true],
  ['invoice', 'live', true],
] as const)('whether the books can make a %s %s: %s', (kind, life, can) => {
  expect(canLiveThere(kind, life)).toBe(can);
});

test('a live record was not removed', () => {
  expect([removalOf('live'), removalOf('merged')]).toEqual([null, 'merged']);
});
