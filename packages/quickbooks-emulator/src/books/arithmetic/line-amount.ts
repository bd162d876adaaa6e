import { divideHalfUp } from './half-up.ts';
import { PRECISE_ONE, preciseOfCents } from './fixed-point.ts';
import type { Cents, Precise } from './fixed-point.ts';

const PRODUCT_PER_CENT = (PRECISE_ONE * PRECISE_ONE) / 100n;

/** Qty x UnitPrice, rounded half-up to cents: what `Amount` of a sales line must be (entities.md §4.1, fault 6070). */
export function productOf(quantity: Precise, unitPrice: Precise): Cents {
  return divideHalfUp(quantity * unitPrice, PRODUCT_PER_CENT);
}

/** The unit price that QuickBooks shows for a net amount, seven decimals (entities.md §4.4: 277.69 / 3 = 92.5633333). */
export function unitPriceOf(amount: Cents, quantity: Precise): Precise {
  return divideHalfUp(preciseOfCents(amount) * PRECISE_ONE, quantity);
}
