import { add, divide, isZero, multiply, subtract, sum } from '../money/arithmetic.ts';
import { zero, type Decimal } from '../money/decimal.ts';
import { healQuotients, roundHalfUp, roundUnitPrice } from '../money/round.ts';
import { grossFactor, type TaxChain } from '../tax/tax-chain.ts';
import type { TaxableDocument, TaxedDocument } from './compute-document.ts';
import { shippingChain, taxedGroups } from './compute-exclusive.ts';
import type { LineTotal, TaxLine } from './document-totals.ts';
import { addToGroup } from './group-amounts.ts';
import type { LeafLine } from './leaf-lines.ts';
import { taxLinesOf } from './tax-lines.ts';

/**
 * Prices with tax: the gross total is sacred. Each line's net is taken out of its gross, and whatever the rounded
 * nets leave of the gross total is the tax, the odd cent included (entities.md §4.4).
 */
export function computeInclusive(document: TaxableDocument): TaxedDocument {
  const { leaves, taxation, places } = document;
  const lines = leaves.map(leaf => netLine(leaf, taxation.chainOf(leaf.taxCodeId), places));
  const net = new Map<TaxChain, Decimal>();
  leaves.forEach((leaf, at) => addToGroup(net, taxation.chainOf(leaf.taxCodeId), lines[at]?.amount ?? zero));
  const subtotal = sum(lines.map(line => line.amount));
  const discount = netDiscount(document);
  const shipping = roundHalfUp(divide(document.shipping, grossFactor(shippingChain(document))), places);
  const groups = taxedGroups({ net, subtotal, discount, shipping, shippingChain: shippingChain(document) });
  const tax = subtract(grossTotal(document), add(subtract(subtotal, discount), shipping));
  return { lines, subtotal, discount, shipping, taxLines: withResidual(taxLinesOf(groups, places), tax) };
}

const grossTotal = ({ leaves, discount, shipping }: TaxableDocument): Decimal =>
  add(subtract(sum(leaves.map(leaf => leaf.amount)), discount), shipping);

/** Net = gross / (1 + R), and the unit price that belongs to it to seven places (277.69 / 3 = 92.5633333). */
function netLine(leaf: LeafLine, chain: TaxChain, places: number): LineTotal {
  const amount = roundHalfUp(divide(leaf.amount, grossFactor(chain)), places);
  const hasPrice = leaf.quantity !== null && !isZero(leaf.quantity);
  return {
    lineId: leaf.id,
    amount,
    grossAmount: leaf.amount,
    netUnitPrice: hasPrice ? roundUnitPrice(divide(amount, leaf.quantity)) : null,
  };
}

/** The gross discount, prorated over the gross of each group, without its tax (2.40 / 1.13 = 2.12). */
function netDiscount({ leaves, discount, taxation, places }: TaxableDocument): Decimal {
  const gross = new Map<TaxChain, Decimal>();
  for (const leaf of leaves) addToGroup(gross, taxation.chainOf(leaf.taxCodeId), leaf.amount);
  const total = sum(gross.values());
  if (isZero(total)) return discount;
  const shares = [...gross].map(([chain, amount]) =>
    divide(multiply(discount, amount), multiply(total, grossFactor(chain))),
  );
  return roundHalfUp(healQuotients(sum(shares)), places);
}

/** Puts the cent that rounding left over on the last tax line; which one QuickBooks takes is not known (entities.md §4.4). */
function withResidual(taxLines: readonly TaxLine[], tax: Decimal): readonly TaxLine[] {
  const residual = subtract(tax, sum(taxLines.map(line => line.amount)));
  const last = taxLines.length - 1;
  return taxLines.map((line, at) => (at === last ? { ...line, amount: add(line.amount, residual) } : line));
}
