import type { LineId, TaxCodeId } from '../ids/record-ids.ts';
import { multiply } from '../money/arithmetic.ts';
import type { Decimal } from '../money/decimal.ts';
import { roundHalfUp } from '../money/round.ts';
import type { AmountLine, DraftLine, SaleLine } from './invoice-draft.ts';

/** A line that carries money: a sale, a lump sum, or one component of a bundle. */
export interface LeafLine {
  readonly id: LineId;
  /** Null for lump sums. */
  readonly quantity: Decimal | null;
  /** As typed: with tax when prices include it. Rounded. */
  readonly amount: Decimal;
  readonly taxCodeId: TaxCodeId | null;
}

/** Quantity × unit price, half up: the only amount QuickBooks accepts for such a line (fault 6070, entities.md §4.1). */
export const saleAmount = (quantity: Decimal, unitPrice: Decimal, places: number): Decimal =>
  roundHalfUp(multiply(quantity, unitPrice), places);

/** The money-carrying lines in document order, bundles expanded. Text lines carry none. */
export function leafLines(lines: readonly DraftLine[], places: number): readonly LeafLine[] {
  return lines.flatMap(line => {
    switch (line.kind) {
      case 'sale':
        return [saleLeaf(line, line.quantity, places)];
      case 'amount':
        return [amountLeaf(line, places)];
      case 'bundle':
        return line.components.map(part => saleLeaf(part, multiply(part.quantity, line.quantity), places));
      case 'text':
        return [];
    }
  });
}

const saleLeaf = (line: SaleLine, quantity: Decimal, places: number): LeafLine => ({
  id: line.id,
  quantity,
  amount: saleAmount(quantity, line.unitPrice, places),
  taxCodeId: line.taxCodeId,
});

const amountLeaf = (line: AmountLine, places: number): LeafLine => ({
  id: line.id,
  quantity: null,
  amount: roundHalfUp(line.amount, places),
  taxCodeId: line.taxCodeId,
});
