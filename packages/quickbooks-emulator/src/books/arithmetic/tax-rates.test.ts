import { describe, expect, it } from 'vitest';
import { centsOf, numberOfCents, preciseOf } from './fixed-point.ts';
import { grossFactorOf, taxPerRate } from './tax-rates.ts';
import type { AppliedRate } from './tax-rates.ts';

const rate = (rateId: string, percent: number, more: Partial<AppliedRate> = {}): AppliedRate => ({
  rateId,
  percent: preciseOf(percent),
  basis: 'amount',
  order: 0,
  ...more,
});

const shown = (bases: Parameters<typeof taxPerRate>[0]) =>
  taxPerRate(bases).map(({ rateId, base, tax }) => [rateId, numberOfCents(base), numberOfCents(tax)]);

describe('tax per rate', () => {
  it('rule 26: rounds half up on the summed base, not per line', () => {
    expect(shown([{ base: centsOf(345), rates: [rate('1', 6.5)] }])).toEqual([['1', 345, 22.43]]);
    const lines = [20, 24, 1750, 400].map(net => ({ base: centsOf(net), rates: [rate('3', 8)] }));
    expect(shown(lines)).toEqual([['3', 2194, 175.52]]);
    const thirds = [0.33, 0.33, 0.33].map(net => ({ base: centsOf(net), rates: [rate('3', 5)] }));
    expect(shown(thirds)).toEqual([['3', 0.99, 0.05]]);
  });

  it('charges each rate of a group on the same base', () => {
    expect(shown([{ base: centsOf(422), rates: [rate('1', 7.1), rate('2', 2)] }])).toEqual([
      ['1', 422, 29.96],
      ['2', 422, 8.44],
    ]);
  });

  it('sums the bases of a rate that two codes share', () => {
    expect(
      shown([
        { base: centsOf(100), rates: [rate('1', 5)] },
        { base: centsOf(50), rates: [rate('1', 5), rate('2', 7)] },
      ]),
    ).toEqual([
      ['1', 150, 7.5],
      ['2', 50, 3.5],
    ]);
  });

  it('charges a compound rate on amount plus earlier tax', () => {
    const quebec = [rate('2', 9.5, { basis: 'amount-plus-tax', order: 2 }), rate('1', 5, { order: 1 })];
    expect(shown([{ base: centsOf(100), rates: quebec }])).toEqual([
      ['1', 100, 5],
      ['2', 105, 9.98],
    ]);
  });

  it('charges a tax on tax on the tax of the order it names', () => {
    const rates = [
      rate('1', 10, { order: 1 }),
      rate('2', 20, { order: 2 }),
      rate('3', 50, { basis: 'tax', order: 3, onTaxOrder: 2 }),
    ];
    expect(shown([{ base: centsOf(100), rates }])).toEqual([
      ['1', 100, 10],
      ['2', 100, 20],
      ['3', 20, 10],
    ]);
  });
});

describe('gross factor', () => {
  it('is exact for compound rates', () => {
    const quebec = [rate('1', 5, { order: 1 }), rate('2', 9.5, { basis: 'amount-plus-tax', order: 2 })];
    const { numerator, denominator } = grossFactorOf(quebec);
    expect((numerator * 100_000n) / denominator).toBe(114_975n);
    expect((numerator * 100_000n) % denominator).toBe(0n);
  });
});
