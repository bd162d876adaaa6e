import { expect, test } from 'vitest';
import { sparingPause } from './sparing-pause.ts';

const pauses = { oftenSeconds: 30, rarelySeconds: 3_600, idleSeconds: 7_200 };

test.each([
  ['free', 30, 30],
  ['sparing', 30, 3_600],
  ['sparing', 7_200, 7_200],
  ['essential', 30, 21_600],
  ['essential', 86_400, 86_400],
] as const)('with %s reads a look that was wanted after %i s comes after %i s', (allowance, wanted, pause) => {
  expect(sparingPause(wanted, allowance, pauses)).toBe(pause);
});
