import { describe, expect, it } from 'vitest';
import { centsOf, numberOfCents, numberOfPrecise, preciseOf } from './fixed-point.ts';
import { productOf, unitPriceOf } from './line-amount.ts';
import { homeAmountOf, percentageOf } from './percentage.ts';

describe('line amount', () => {
  it.each([
    [128.35, 14.5, 1861.08],
    [2, 64.5, 129],
    [1.5, 125, 187.5],
    [3, -2.335, -7.01],
    [0, 99, 0],
  ])('rule 1: %s x %s is %s, rounded half up', (quantity, price, amount) => {
    expect(numberOfCents(productOf(preciseOf(quantity), preciseOf(price)))).toBe(amount);
  });

  it.each([
    [277.69, 3, 92.5633333],
    [7.96, 15, 0.5306667],
    [222.54, 3.5, 63.5828571],
    [2.65, 24, 0.1104167],
  ])('rule 27: the unit price of %s for %s has seven decimals: %s', (amount, quantity, price) => {
    expect(numberOfPrecise(unitPriceOf(centsOf(amount), preciseOf(quantity)))).toBe(price);
  });
});

describe('percentages', () => {
  it.each([
    [1005, 5, 50.25],
    [305, 10, 30.5],
    [10.61, 20, 2.12],
    [345, 6.5, 22.43],
    [422, 7.1, 29.96],
    [422, 2, 8.44],
    [2194, 8, 175.52],
  ])('%s at %s%% is %s', (amount, percent, result) => {
    expect(numberOfCents(percentageOf(centsOf(amount), preciseOf(percent)))).toBe(result);
  });

  it('turns a foreign amount into home currency, half up', () => {
    expect(homeAmountOf(centsOf(100.01), preciseOf(1.0845))).toBe(10846n);
    expect(homeAmountOf(12345n, preciseOf(1))).toBe(12345n);
  });
});
