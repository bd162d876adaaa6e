import Big from 'big.js';
import { canonical, type Decimal } from './decimal.ts';

/** QuickBooks keeps quantities and unit prices to seven decimals (entities.md §4.1). */
export const unitPricePlaces = 7;

/**
 * Rounds half up, which for negatives means away from zero: 1861.075 → 1861.08, -0.005 → -0.01.
 * QuickBooks does the same (entities.md §4: 1861.07 is refused, 1861.08 needed). The only rounding in the house.
 */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return canonical(new Big(value).round(places, Big.roundHalfUp));
}

/** Rounds a derived unit price to what the books can hold. */
export const roundUnitPrice = (value: Decimal): Decimal => roundHalfUp(value, unitPricePlaces);

/** Far below any amount, far above the 40 digits at which a division is cut. */
const healedPlaces = 30;

/**
 * Mends what cut quotients leave behind: thirds that sum to 0.00499…9 (forty digits) are the exact half 0.005 again.
 * Call it on sums of quotients before {@link roundHalfUp}.
 */
export const healQuotients = (value: Decimal): Decimal => roundHalfUp(value, healedPlaces);
