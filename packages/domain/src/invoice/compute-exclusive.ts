import { divide, isZero, multiply, subtract, sum } from '../money/arithmetic.ts';
import { zero, type Decimal } from '../money/decimal.ts';
import type { TaxChain } from '../tax/tax-chain.ts';
import { addToGroup } from './group-amounts.ts';
import type { TaxableDocument, TaxedDocument } from './compute-document.ts';
import { taxLinesOf, type TaxedGroup } from './tax-lines.ts';

/** Prices without tax: the amounts typed are net, the tax comes on top (entities.md §4.3). */
export function computeExclusive(document: TaxableDocument): TaxedDocument {
  const { leaves, discount, shipping, taxation, places } = document;
  const net = new Map<TaxChain, Decimal>();
  for (const leaf of leaves) addToGroup(net, taxation.chainOf(leaf.taxCodeId), leaf.amount);
  const subtotal = sum(leaves.map(leaf => leaf.amount));
  const discountFirst = taxation.isDiscountFirst ? discount : zero;
  const groups = taxedGroups({
    net,
    subtotal,
    discount: discountFirst,
    shipping,
    shippingChain: shippingChain(document),
  });
  return {
    lines: leaves.map(leaf => ({ lineId: leaf.id, amount: leaf.amount, grossAmount: null, netUnitPrice: null })),
    subtotal,
    discount,
    shipping,
    taxLines: taxLinesOf(groups, places),
  };
}

export const shippingChain = (document: TaxableDocument): TaxChain =>
  document.taxation.chainOf(document.shippingTaxCodeId);

/**
 * The bases: each group's net less its share of the discount (prorated, entities.md §4.5), shipping added undiscounted.
 */
export function taxedGroups(figures: {
  readonly net: ReadonlyMap<TaxChain, Decimal>;
  readonly subtotal: Decimal;
  readonly discount: Decimal;
  readonly shipping: Decimal;
  readonly shippingChain: TaxChain;
}): readonly TaxedGroup[] {
  const { net, subtotal, discount } = figures;
  const bases = new Map<TaxChain, Decimal>();
  for (const [chain, amount] of net) {
    const share = isZero(subtotal) ? zero : divide(multiply(discount, amount), subtotal);
    addToGroup(bases, chain, subtract(amount, share));
  }
  addToGroup(bases, figures.shippingChain, figures.shipping);
  return [...bases].map(([chain, base]) => ({ chain, base }));
}
