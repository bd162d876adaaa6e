import { centsOf, numberOfCents, preciseOf, type Cents } from '../arithmetic/fixed-point.ts';
import { productOf } from '../arithmetic/line-amount.ts';
import { percentageOf } from '../arithmetic/percentage.ts';
import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import { numberAt } from '../transactions/number-at.ts';

/**
 * French companies give discounts per line (entities.md §2.4): the detail with its `DiscountAmt` reckoned, a rate
 * being of quantity times price. Elsewhere, and without quantity and price, the detail as it is.
 */
export function withLineDiscount(company: Company, detail: JsonObject): JsonObject {
  const rate = numberAt(detail, 'DiscountRate');
  const product = fullPriceOf(detail);
  if (company.profile.country !== 'FR' || rate === undefined || product === undefined) return detail;
  return { ...detail, DiscountAmt: numberOfCents(percentageOf(product, preciseOf(rate))) };
}

/** What a line's amount must be by its quantity, price and, in France, discount; undefined when it has no product. */
export function amountByPrice(company: Company, detail: JsonObject): Cents | undefined {
  const product = fullPriceOf(detail);
  if (product === undefined || company.profile.country !== 'FR') return product;
  return product - centsOf(numberAt(detail, 'DiscountAmt') ?? 0);
}

function fullPriceOf(detail: JsonObject): Cents | undefined {
  const [quantity, unitPrice] = [numberAt(detail, 'Qty'), numberAt(detail, 'UnitPrice')];
  if (quantity === undefined || unitPrice === undefined) return undefined;
  return productOf(preciseOf(quantity), preciseOf(unitPrice));
}
