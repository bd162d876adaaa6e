import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import type { FormDiscount } from '../arithmetic/sales-form.ts';
import type { BooksRecord, JsonObject } from '../json.ts';

/** A line that sells an item. `amount` is as sent: net, or gross in an inclusive form. */
export interface ItemLine {
  readonly kind: 'item';
  readonly source: JsonObject;
  readonly detail: JsonObject;
  readonly itemId: string;
  readonly item: BooksRecord;
  readonly amount: Cents;
  readonly gross?: Cents;
  readonly quantity?: Precise;
  /** What the line shows; `NON` too, though no tax follows from it. */
  readonly taxCode?: string;
}

/** A bundle with the lines it was expanded into (entities.md §4.7). */
export interface BundleLine {
  readonly kind: 'bundle';
  readonly source: JsonObject;
  readonly detail: JsonObject;
  readonly children: readonly ItemLine[];
}

/** A line of text; `Subtotal:` shows the running sum (entities.md §2.4). */
export interface TextLine {
  readonly kind: 'text';
  readonly source: JsonObject;
}

export type BodyLine = ItemLine | BundleLine | TextLine;

/** The one discount line of a form. */
export interface DiscountLine {
  readonly detail: JsonObject;
  readonly discount: FormDiscount;
}

/** The built-in items that follow the subtotal. */
export type ChargeItem = 'SHIPPING_ITEM_ID' | 'GRATUITY_ITEM_ID';

/** A built-in charge below the subtotal: shipping or gratuity. */
export interface ChargeLine {
  readonly itemId: ChargeItem;
  readonly source: JsonObject;
  readonly amount: Cents;
  readonly gross?: Cents;
  readonly taxCode?: string;
}

/** The lines of a sales form, understood. Subtotals are left out: the books compute their own. */
export interface SalesLines {
  readonly body: readonly BodyLine[];
  readonly discount?: DiscountLine;
  readonly charges: readonly ChargeLine[];
}

/** All lines that sell something, those of bundles included, in order. */
export function itemLinesOf(lines: SalesLines): readonly ItemLine[] {
  return lines.body.flatMap(line => {
    if (line.kind === 'item') return [line];
    return line.kind === 'bundle' ? line.children : [];
  });
}
