import {
  compare,
  decimal,
  divide,
  isZero,
  multiply,
  one,
  roundHalfUp,
  roundUnitPrice,
  booksAmountPlaces,
  type Decimal,
  type TaxModel,
} from '@tieout/domain';
import type { SalesItemLine, SalesLine } from '@tieout/quickbooks';
import type { LineValue } from '@tieout/sync';

const shippingItem = 'SHIPPING_ITEM_ID';

export const isShippingLine = (line: SalesLine): boolean =>
  line.DetailType === 'SalesItemLineDetail' && line.SalesItemLineDetail.ItemRef?.value === shippingItem;

/** The shipping line of a document (entities.md §2.4). */
export const findShippingLine = (lines: readonly SalesLine[]): SalesItemLine | undefined =>
  lines.find((line): line is SalesItemLine => isShippingLine(line));

/** Lines that carry money, in order. A bundle's components carry it, its outer line does not (entities.md §4.7); shipping is none. */
export const moneyLines = (lines: readonly SalesLine[]): readonly SalesItemLine[] =>
  lines.flatMap(line => {
    if (line.DetailType === 'GroupLineDetail') return line.GroupLineDetail.Line ?? [];
    return line.DetailType === 'SalesItemLineDetail' && !isShippingLine(line) ? [line] : [];
  });

/** Whether a document holds a bundle: QuickBooks expands it, and its parts cannot be written one by one. */
export const hasBundle = (lines: readonly SalesLine[]): boolean =>
  lines.some(line => line.DetailType === 'GroupLineDetail');

/** The lines of a document in neutral fields, under QuickBooks' line ids. */
export function documentLinesOf(lines: readonly SalesLine[], taxModel: TaxModel): readonly LineValue[] {
  return moneyLines(lines).map((line, at) => ({
    key: line.Id ?? String(at + 1),
    fields: {
      item: line.SalesItemLineDetail.ItemRef?.value ?? null,
      description: line.Description ?? null,
      ...priceOf(line),
      taxCode: taxModel === 'off' ? null : (line.SalesItemLineDetail.TaxCodeRef?.value ?? null),
    },
  }));
}

interface Price {
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
}

/**
 * Quantity and price as people typed them. Where prices include tax QuickBooks answers with net ones beside the gross amount
 * (entities.md §4.4). A lump sum, and whatever does not multiply to its amount, is one piece of that amount: the money is what counts.
 */
function priceOf(line: SalesItemLine): Price {
  const { Qty, UnitPrice, TaxInclusiveAmt } = line.SalesItemLineDetail;
  const amount = decimal(TaxInclusiveAmt ?? line.Amount);
  const quantity = Qty === undefined ? one : decimal(Qty);
  const lump = { quantity: one, unitPrice: amount };
  if (isZero(quantity)) return isZero(amount) ? { quantity, unitPrice: decimal(UnitPrice ?? '0') } : lump;
  const isGross = TaxInclusiveAmt !== undefined;
  const unitPrice = isGross || UnitPrice === undefined ? roundUnitPrice(divide(amount, quantity)) : decimal(UnitPrice);
  const isExact = compare(roundHalfUp(multiply(quantity, unitPrice), booksAmountPlaces), amount) === 0;
  return isExact ? { quantity, unitPrice } : lump;
}

/** What a line comes to as people read it: with tax where prices include it. */
export const lineAmountOf = (line: SalesItemLine): Decimal =>
  decimal(line.SalesItemLineDetail.TaxInclusiveAmt ?? line.Amount);
