import { divideHalfUp } from '../arithmetic/half-up.ts';
import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import { productOf } from '../arithmetic/line-amount.ts';

/** How much of an item is there, and what it stands for in the inventory asset account. */
export interface StockLevel {
  readonly quantity: Precise;
  readonly value: Cents;
}

export const EMPTY_STOCK: StockLevel = { quantity: 0n, value: 0n };

/**
 * What a quantity taken out of stock costs: moving average. QuickBooks itself values FIFO and recalculates history;
 * an average is our choice, because it makes every void and delete exact in whatever order they come. The last piece
 * takes the whole remaining value, so that an empty stock is worth nothing. Beyond what is there the item's purchase
 * cost counts.
 */
export function costOf(level: StockLevel, quantity: Precise, purchaseCost: Precise): Cents {
  if (level.quantity <= 0n) return productOf(quantity, purchaseCost);
  if (quantity >= level.quantity) return level.value + productOf(quantity - level.quantity, purchaseCost);
  return divideHalfUp(level.value * quantity, level.quantity);
}

/** What goods that come back are worth: the average of those that are there, or else the purchase cost. */
export function returnValueOf(level: StockLevel, quantity: Precise, purchaseCost: Precise): Cents {
  if (level.quantity <= 0n) return productOf(quantity, purchaseCost);
  return divideHalfUp(level.value * quantity, level.quantity);
}
