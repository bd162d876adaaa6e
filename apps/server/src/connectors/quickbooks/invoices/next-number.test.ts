import { expect, test } from 'vitest';
import { numberAfter } from './next-number.ts';

test.each([
  [[], '1001'],
  [['1001', '1009', '1002'], '1010'],
  [['INV-0099', 'draft'], 'INV-0100'],
  [['2026/7', '2026/12'], '2026/13'],
  [['none'], '1001'],
])('after %j comes %s', (used, next) => {
  expect(numberAfter(used)).toBe(next);
});
