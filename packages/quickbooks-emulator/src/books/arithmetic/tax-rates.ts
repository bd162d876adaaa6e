import { PRECISE_ONE } from './fixed-point.ts';
import type { Cents, Precise } from './fixed-point.ts';
import { percentageOf } from './percentage.ts';

/** What a rate is charged on; QuickBooks calls them TaxOnAmount, TaxOnAmountPlusTax and TaxOnTax (entities.md §2.9). */
export type TaxBasis = 'amount' | 'amount-plus-tax' | 'tax';

/** One rate of a tax code, as valid on the transaction's date. */
export interface AppliedRate {
  readonly rateId: string;
  readonly percent: Precise;
  readonly basis: TaxBasis;
  readonly order: number;
  /** For compound rates: the order of the rate whose tax counts into the base; all earlier ones when absent. */
  readonly onTaxOrder?: number;
}

/** A net amount and the rates of the code that it carries. */
export interface TaxableBase {
  readonly base: Cents;
  readonly rates: readonly AppliedRate[];
}

/** Tax by one rate: base, percentage and the tax, as in a TaxLine. */
export interface RateTax {
  readonly rateId: string;
  readonly percent: Precise;
  readonly base: Cents;
  readonly tax: Cents;
}

/**
 * Tax per rate on the summed base, half-up per rate and not per line; each rate of a group on its own over the same
 * base (entities.md §4.3: 422.00 at 7.1% + 2% = 29.96 + 8.44). Rates come in the order in which they are first met.
 */
export function taxPerRate(bases: readonly TaxableBase[]): RateTax[] {
  const byRate = new Map<string, { percent: Precise; base: Cents }>();
  for (const { base, rates } of bases) {
    const earlier: EarlierTax[] = [];
    for (const rate of byOrder(rates)) {
      const rateBase = baseOf(rate, base, earlier);
      earlier.push({ order: rate.order, tax: percentageOf(rateBase, rate.percent) });
      const known = byRate.get(rate.rateId);
      byRate.set(rate.rateId, { percent: rate.percent, base: (known?.base ?? 0n) + rateBase });
    }
  }
  return [...byRate].map(([rateId, { percent, base }]) => ({
    rateId,
    percent,
    base,
    tax: percentageOf(base, percent),
  }));
}

/** A fraction, exact. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Gross for one unit of net, exactly, compound rates included: 1 + R of entities.md §4.4. */
export function grossFactorOf(rates: readonly AppliedRate[]): Ratio {
  const hundredPercent = 100n * PRECISE_ONE;
  // Every rate divides once by a hundred percent, so this power keeps all of the intermediate figures whole.
  const denominator = hundredPercent ** BigInt(rates.length);
  const earlier: EarlierTax[] = [];
  let numerator = denominator;
  for (const rate of byOrder(rates)) {
    const tax = (baseOf(rate, denominator, earlier) * rate.percent) / hundredPercent;
    earlier.push({ order: rate.order, tax });
    numerator += tax;
  }
  return { numerator, denominator };
}

interface EarlierTax {
  readonly order: number;
  readonly tax: bigint;
}

function baseOf(rate: AppliedRate, base: bigint, earlier: readonly EarlierTax[]): bigint {
  if (rate.basis === 'amount') return base;
  const taxes = earlier
    .filter(({ order }) => rate.onTaxOrder === undefined || order === rate.onTaxOrder)
    .reduce((sum, { tax }) => sum + tax, 0n);
  return rate.basis === 'tax' ? taxes : base + taxes;
}

function byOrder(rates: readonly AppliedRate[]): readonly AppliedRate[] {
  return rates.length < 2 ? rates : [...rates].sort((a, b) => a.order - b.order);
}
