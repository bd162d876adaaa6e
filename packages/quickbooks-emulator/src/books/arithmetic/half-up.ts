/**
 * Divides whole numbers and rounds half away from zero, as QuickBooks does everywhere money is rounded
 * (entities.md §4.1: 128.350 x 14.50 = 1861.075 must be 1861.08).
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (n * 2n + d) / (d * 2n);
  return negative ? -quotient : quotient;
}
