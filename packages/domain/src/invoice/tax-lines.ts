import type { TaxRateId } from '../ids/record-ids.ts';
import { add, percentOf, sum } from '../money/arithmetic.ts';
import type { Decimal } from '../money/decimal.ts';
import { healQuotients, roundHalfUp } from '../money/round.ts';
import { exactTaxes, type TaxChain, type TaxLink } from '../tax/tax-chain.ts';
import type { TaxLine } from './document-totals.ts';

/** Net amounts taxed alike: everything on the document whose code has the same rates. */
export interface TaxedGroup {
  readonly chain: TaxChain;
  /** Exact, after the discount's share. */
  readonly base: Decimal;
}

/**
 * One tax line per rate, in the order in which the rates first appear. QuickBooks rounds the tax per rate on the
 * summed base, not per line (entities.md §4.3): 20 + 24 + 1750 + 400 at 8 % is 175.52.
 */
export function taxLinesOf(groups: readonly TaxedGroup[], places: number): readonly TaxLine[] {
  const shares = new Map<TaxRateId, { link: TaxLink; shares: RateShare[] }>();
  for (const group of groups) {
    exactTaxes(group.chain, group.base).forEach(({ base }, at) => {
      const link = group.chain[at];
      if (link === undefined) return;
      const rate = shares.get(link.rateId) ?? { link, shares: [] };
      rate.shares.push({ plain: link.basis === 'tax' ? null : group.base, base, group, at });
      shares.set(link.rateId, rate);
    });
  }
  return [...shares.values()].map(({ link, shares: parts }) => taxLine(link, parts, places));
}

interface RateShare {
  /** The amount itself, when it is part of what the rate is taken of. */
  readonly plain: Decimal | null;
  readonly base: Decimal;
  readonly group: TaxedGroup;
  /** The rate's place in the group's chain. */
  readonly at: number;
}

function taxLine(link: TaxLink, shares: readonly RateShare[], places: number): TaxLine {
  const plain = sum(shares.flatMap(share => (share.plain === null ? [] : [share.plain])));
  const base = add(roundHalfUp(healQuotients(plain), places), earlierTaxes(link, shares, places));
  const amount = roundHalfUp(percentOf(base, link.percent), places);
  return { rateId: link.rateId, name: link.name, percent: link.percent, taxableBase: base, amount };
}

/** A compound rate is taken of the taxes before it as they stand on the document: each rounded by itself. */
function earlierTaxes(link: TaxLink, shares: readonly RateShare[], places: number): Decimal {
  if (link.basis === 'amount') return sum([]);
  const byRate = new Map<TaxRateId, Decimal[]>();
  for (const { group, at } of shares) {
    exactTaxes(group.chain, group.base)
      .slice(0, at)
      .forEach(({ tax }, earlier) => {
        const rateId = group.chain[earlier]?.rateId;
        if (rateId !== undefined) byRate.set(rateId, [...(byRate.get(rateId) ?? []), tax]);
      });
  }
  return sum([...byRate.values()].map(taxes => roundHalfUp(healQuotients(sum(taxes)), places)));
}
