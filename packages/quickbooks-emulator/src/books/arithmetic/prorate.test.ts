import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prorate } from './prorate.ts';

it('gives the odd cent to the last share that has a weight', () => {
  expect(prorate(100n, [1n, 1n, 1n, 0n])).toEqual([33n, 33n, 34n, 0n]);
});

it('leaves an amount without weights on one share', () => {
  expect(prorate(5n, [0n, 0n])).toEqual([5n, 0n]);
  expect(prorate(5n, [])).toEqual([]);
});

it('shares always sum to the amount', () => {
  const cents = fc.bigInt({ min: 0n, max: 10_000_000n });
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 8 }), (amount, weights) => {
      expect(prorate(amount, weights).reduce((sum, share) => sum + share, 0n)).toBe(amount);
    }),
  );
});
