import { add, percentOf, sum } from '../money/arithmetic.ts';
import { one, type Decimal } from '../money/decimal.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { TaxRateId } from '../ids/record-ids.ts';
import { percentOn } from './rate-on.ts';
import type { TaxBasis, TaxCode } from './tax-code.ts';

/** One rate of a code as it stood on a day. */
export interface TaxLink {
  readonly rateId: TaxRateId;
  readonly name: string;
  readonly basis: TaxBasis;
  readonly percent: Decimal;
}

/** The rates of a code on a day, in the order in which they are taken. */
export type TaxChain = readonly TaxLink[];

export function taxChainOn(code: TaxCode, day: LocalDate): TaxChain {
  return code.components
    .toSorted((a, b) => a.order - b.order)
    .flatMap(component => {
      const percent = percentOn(component, day);
      return percent === null ? [] : [{ ...component, percent }];
    });
}

/** Each rate with what it is taken of, and the tax, unrounded: compound rates see the taxes before them. */
export function exactTaxes(chain: TaxChain, amount: Decimal): readonly { base: Decimal; tax: Decimal }[] {
  const taxes: { base: Decimal; tax: Decimal }[] = [];
  for (const link of chain) {
    const earlier = sum(taxes.map(({ tax }) => tax));
    const base = baseOf(link.basis, amount, earlier);
    taxes.push({ base, tax: percentOf(base, link.percent) });
  }
  return taxes;
}

const baseOf = (basis: TaxBasis, amount: Decimal, earlier: Decimal): Decimal =>
  basis === 'amount' ? amount : basis === 'tax' ? earlier : add(amount, earlier);

/** Gross per unit of net: 1.1 for ten percent. An inclusive price divided by it is the net price. */
export const grossFactor = (chain: TaxChain): Decimal => add(one, sum(exactTaxes(chain, one).map(({ tax }) => tax)));
