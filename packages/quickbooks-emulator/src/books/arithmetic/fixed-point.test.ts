import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centsOf,
  centsOfPrecise,
  numberOfCents,
  numberOfPrecise,
  preciseOf,
  preciseOfCents,
  textOfCents,
  textOfPrecise,
} from './fixed-point.ts';

describe('fixed point', () => {
  it.each([
    [1861.08, 186108n],
    [0.1, 10n],
    [1.005, 101n],
    [-1.005, -101n],
    [-0, 0n],
    ['1861.075', 186108n],
    [999999999999.99, 99999999999999n],
    [1e-7, 0n],
    [2.675, 268n],
  ])('reads %s as %s cents', (value, cents) => {
    expect(centsOf(value)).toBe(cents);
  });

  it.each([
    [3, 30000000n],
    [92.5633333, 925633333n],
    [0.00000005, 1n],
    ['-1.5', -15000000n],
    [128.35, 1283500000n],
  ])('reads %s with seven decimals', (value, precise) => {
    expect(preciseOf(value)).toBe(precise);
  });

  it('writes cents and precise figures as JSON numbers and as text', () => {
    expect(numberOfCents(-186108n)).toBe(-1861.08);
    expect(numberOfPrecise(925633333n)).toBe(92.5633333);
    expect(textOfCents(-5n)).toBe('-0.05');
    expect(textOfCents(123456n)).toBe('1234.56');
    expect(textOfPrecise(65000000n)).toBe('6.5');
    expect(textOfPrecise(1000000000n)).toBe('100');
  });

  it('keeps every amount of up to 15 digits through reading and writing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -999999999999999n, max: 999999999999999n }), cents => {
        expect(centsOf(numberOfCents(cents))).toBe(cents);
        expect(centsOf(textOfCents(cents))).toBe(cents);
        expect(centsOfPrecise(preciseOfCents(cents))).toBe(cents);
      }),
    );
  });

  it('rounds any number as a decimal library does', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), value => {
        expect(centsOf(value)).toBe(BigInt(new Big(value).round(2, Big.roundHalfUp).times(100).toFixed(0)));
        expect(preciseOf(value)).toBe(BigInt(new Big(value).round(7, Big.roundHalfUp).times(1e7).toFixed(0)));
      }),
    );
  });
});
