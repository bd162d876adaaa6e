import { multiply, percentOf, subtract, sum } from '../money/arithmetic.ts';
import { zero, type Decimal } from '../money/decimal.ts';
import { roundHalfUp } from '../money/round.ts';
import { computeExclusive } from './compute-exclusive.ts';
import { computeInclusive } from './compute-inclusive.ts';
import type { DocumentRules } from './document-rules.ts';
import type { DocumentTotals, LineTotal } from './document-totals.ts';
import type { DocumentMoney } from './invoice-draft.ts';
import { leafLines, type LeafLine } from './leaf-lines.ts';
import type { TaxLine } from './document-totals.ts';
import { taxationOf, type Taxation } from './taxation.ts';

/** What the two ways of taxing (prices without, prices with tax) are given … */
export interface TaxableDocument {
  readonly leaves: readonly LeafLine[];
  /** As typed: with tax when prices include it. */
  readonly discount: Decimal;
  readonly shipping: Decimal;
  readonly shippingTaxCodeId: LeafLine['taxCodeId'];
  readonly taxation: Taxation;
  readonly places: number;
}

/** … and what they find. All net. */
export interface TaxedDocument {
  readonly lines: readonly LineTotal[];
  readonly subtotal: Decimal;
  readonly discount: Decimal;
  readonly shipping: Decimal;
  readonly taxLines: readonly TaxLine[];
}

/**
 * Computes every figure of a document the way QuickBooks does (entities.md §4), so that a document predicted here
 * and one computed there agree to the cent. Pure; the order of lines changes no total.
 */
export function computeDocument(document: DocumentMoney, rules: DocumentRules): DocumentTotals {
  const taxation = taxationOf(document, rules.tax);
  const taxable = taxableDocument(document, taxation, rules.amountPlaces);
  const taxed = taxation.pricesInclude ? computeInclusive(taxable) : computeExclusive(taxable);
  return {
    ...taxed,
    ...closingFigures(document, taxed, rules.amountPlaces),
    ...lineTotals(document, taxed),
    certainty: taxation.certainty,
  };
}

function taxableDocument(document: DocumentMoney, taxation: Taxation, places: number): TaxableDocument {
  const leaves = leafLines(document.lines, places);
  return {
    leaves,
    discount: discountAmount(document, sum(leaves.map(leaf => leaf.amount)), places),
    shipping: roundHalfUp(document.shipping?.amount ?? zero, places),
    shippingTaxCodeId: document.shipping?.taxCodeId ?? null,
    taxation,
    places,
  };
}

/** Percent of the subtotal, or the amount given; always positive for a positive document (entities.md §4.2). */
function discountAmount(document: DocumentMoney, subtotal: Decimal, places: number): Decimal {
  if (document.discount === null) return zero;
  const { discount } = document;
  return roundHalfUp(discount.kind === 'percent' ? percentOf(subtotal, discount.percent) : discount.amount, places);
}

/** Total, deposit and balance, in the document's currency and at home (entities.md §4.2, §4.8). */
function closingFigures(document: DocumentMoney, taxed: TaxedDocument, places: number) {
  const tax = sum(taxed.taxLines.map(line => line.amount));
  const total = sum([subtract(taxed.subtotal, taxed.discount), taxed.shipping, tax]);
  const deposit = roundHalfUp(document.deposit ?? zero, places);
  const balance = subtract(total, deposit);
  const atHome = (amount: Decimal): Decimal => roundHalfUp(multiply(amount, document.exchangeRate), places);
  return {
    currency: document.currency,
    tax,
    total,
    deposit,
    balance,
    homeTotal: atHome(total),
    homeBalance: atHome(balance),
  };
}

/** Puts text lines and the empty outer line of bundles back, so that every line of the draft has its total. */
function lineTotals(document: DocumentMoney, taxed: TaxedDocument): { readonly lines: readonly LineTotal[] } {
  const carrying = new Map(taxed.lines.map(line => [line.lineId, line]));
  const ids = document.lines.flatMap(line => [
    line.id,
    ...(line.kind === 'bundle' ? line.components.map(part => part.id) : []),
  ]);
  return {
    lines: ids.map(id => carrying.get(id) ?? { lineId: id, amount: zero, grossAmount: null, netUnitPrice: null }),
  };
}
