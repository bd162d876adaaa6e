import { canStandOnLine } from '../item/item.ts';
import type { TaxCodeId } from '../ids/record-ids.ts';
import { isGreater, isNegative, placesOf, sum } from '../money/arithmetic.ts';
import { hundred, type Decimal } from '../money/decimal.ts';
import { unitPricePlaces } from '../money/round.ts';
import { computeDocument } from './compute-document.ts';
import { usNotTaxable, usTaxable } from './document-rules.ts';
import { leafLines } from './leaf-lines.ts';
import type { AmountLine, BundleLine, DraftLine, InvoiceDraft, SaleLine } from './invoice-draft.ts';
import { finding, type PreflightContext } from './preflight-context.ts';
import type { PreflightFinding } from './preflight.ts';

type Findings = readonly PreflightFinding[];
type SoldLine = SaleLine | AmountLine | BundleLine;

/** QuickBooks' longest line text, and the most lines of a taxed invoice (entities.md §2.3, §2.4). */
export const lineTextLengthMax = 4000;
export const linesMax = 750;

export function checkLines(draft: InvoiceDraft, context: PreflightContext): Findings {
  const sold = draft.lines.filter(line => line.kind !== 'text');
  if (sold.length === 0)
    return finding('lines-missing', 'Add what is invoiced.', { field: 'lines', cures: ['add-line'] });
  return [...draft.lines.flatMap(checkText), ...sold.flatMap(line => checkSoldLine(draft, line, context))];
}

function checkText(line: DraftLine): Findings {
  if (line.description.length <= lineTextLengthMax) return [];
  const sentence = `Shorten the text to ${lineTextLengthMax} characters: it has ${line.description.length}.`;
  return finding('line-text-too-long', sentence, { field: 'description', lineId: line.id, cures: ['shorten-text'] });
}

function checkSoldLine(draft: InvoiceDraft, line: SoldLine, context: PreflightContext): Findings {
  const taxed = line.kind === 'bundle' ? line.components : [line];
  return [
    ...checkItem(line, context),
    ...checkPrecision(line, context),
    ...taxed.flatMap(part => checkTaxCode(draft, part, context)),
  ];
}

function checkItem(line: SoldLine, { itemOf }: PreflightContext): Findings {
  const where = { field: 'item', lineId: line.id };
  const item = line.itemId === null ? null : itemOf(line.itemId);
  if (item === null || !item.isLinked) {
    const sentence = 'The line is not linked to a QuickBooks item yet.';
    return finding('line-not-linked', sentence, { ...where, cures: ['link-item', 'create-item'] });
  }
  if (!canStandOnLine(item.type)) {
    const sentence = 'A category cannot be sold: choose an item in it.';
    return finding('line-item-category', sentence, { ...where, cures: ['link-item'] });
  }
  if (item.isActive) return [];
  return finding('line-item-inactive', 'The item is inactive in QuickBooks.', {
    ...where,
    cures: ['restore-item', 'link-item'],
  });
}

/** More digits than the books keep would change quantity × price after the check of fault 6070 (entities.md §4.1). */
function checkPrecision(line: SoldLine, { rules }: PreflightContext): Findings {
  const where = { field: 'unitPrice', lineId: line.id };
  if (line.kind === 'amount') {
    if (placesOf(line.amount) <= rules.amountPlaces) return [];
    const sentence = `The amount has more than ${rules.amountPlaces} decimals.`;
    return finding('line-too-precise', sentence, { ...where, field: 'amount', cures: ['edit-amounts'] });
  }
  const figures = line.kind === 'bundle' ? [line.quantity] : [line.quantity, line.unitPrice];
  if (figures.every(figure => placesOf(figure) <= unitPricePlaces)) return [];
  const sentence = `QuickBooks keeps ${unitPricePlaces} decimals of quantities and prices.`;
  return finding('line-too-precise', sentence, { ...where, cures: ['round-price', 'make-lump-sum'] });
}

function checkTaxCode(draft: InvoiceDraft, line: SaleLine | AmountLine, { rules }: PreflightContext): Findings {
  const where = { field: 'taxCode', lineId: line.id };
  const { model, codes } = rules.tax;
  if (model === 'off' || (model === 'global' && draft.taxMode === 'none')) return [];
  if (line.taxCodeId === null) {
    // In the US a line without a code is simply not taxed; elsewhere QuickBooks refuses the document.
    if (model !== 'global') return [];
    return finding('tax-code-missing', 'Choose a tax code for the line.', { ...where, cures: ['choose-tax-code'] });
  }
  const isKnown = model === 'global' ? codes.get(line.taxCodeId)?.isActive === true : isUsCode(line.taxCodeId);
  if (isKnown) return [];
  const sentence =
    model === 'global' ? 'QuickBooks does not know this tax code.' : 'In the US a line is taxable (TAX) or not (NON).';
  return finding('tax-code-unknown', sentence, { ...where, cures: ['choose-tax-code'] });
}

const isUsCode = (code: TaxCodeId): boolean => code === usTaxable || code === usNotTaxable;

/** Figures of the whole document: QuickBooks refuses totals below zero (entities.md §4.1). */
export function checkAmounts(draft: InvoiceDraft, { rules }: PreflightContext): Findings {
  if (draft.lines.length > linesMax) {
    const sentence = `QuickBooks takes at most ${linesMax} lines.`;
    return finding('lines-too-many', sentence, { field: 'lines', cures: ['edit-amounts'] });
  }
  const totals = computeDocument(draft, rules);
  const negative = isNegative(totals.total)
    ? finding('total-negative', 'The total is below zero: QuickBooks takes credit on a credit memo.', {
        field: 'lines',
        cures: ['edit-amounts'],
      })
    : [];
  const typed = sum(leafLines(draft.lines, rules.amountPlaces).map(line => line.amount));
  return [...negative, ...checkDiscount(draft, typed)];
}

/** Against the lines as typed: with prices that include tax the discount includes it too. */
function checkDiscount({ discount }: InvoiceDraft, subtotal: Decimal): Findings {
  if (discount === null) return [];
  const figure = discount.kind === 'percent' ? discount.percent : discount.amount;
  const most = discount.kind === 'percent' ? hundred : subtotal;
  if (!isNegative(figure) && !isGreater(figure, most)) return [];
  const sentence = 'A discount lies between nothing and the whole amount.';
  return finding('discount-out-of-range', sentence, { field: 'discount', cures: ['edit-amounts'] });
}
