import { divideHalfUp } from './half-up.ts';
import { PRECISE_ONE } from './fixed-point.ts';
import type { Cents, Precise } from './fixed-point.ts';

const HUNDRED_PERCENT = 100n * PRECISE_ONE;

/** A percentage of an amount, half-up (entities.md §4.2: 10.61 x 20% = 2.12; §4.3: 345.00 x 6.5% = 22.43). */
export function percentageOf(amount: Cents, percent: Precise): Cents {
  return divideHalfUp(amount * percent, HUNDRED_PERCENT);
}

/** An amount in the home currency, half-up (entities.md §4.8). The rate is home units for one foreign unit. */
export function homeAmountOf(amount: Cents, exchangeRate: Precise): Cents {
  return exchangeRate === PRECISE_ONE ? amount : divideHalfUp(amount * exchangeRate, PRECISE_ONE);
}
