import { divideHalfUp } from './half-up.ts';
import type { Cents } from './fixed-point.ts';

/**
 * Splits an amount by weights: each share half-up, and what is left over goes to the last share that has a weight, so
 * that shares always sum to the amount. Which share takes the odd cent is unconfirmed (entities.md §8.7): our choice.
 */
export function prorate(amount: Cents, weights: readonly Cents[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const lastWeighted = Math.max(
    weights.findLastIndex(weight => weight !== 0n),
    0,
  );
  let left = amount;
  const shares = weights.map((weight, index) => {
    if (index === lastWeighted || total === 0n) return 0n;
    const share = divideHalfUp(amount * weight, total);
    left -= share;
    return share;
  });
  if (shares.length > 0) shares[lastWeighted] = left;
  return shares;
}
