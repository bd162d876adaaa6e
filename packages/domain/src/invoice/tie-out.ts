import type { LineId, TaxRateId } from '../ids/record-ids.ts';
import { absolute, compare, isZero, subtract } from '../money/arithmetic.ts';
import { decimal, zero, type Decimal } from '../money/decimal.ts';
import type { DocumentTotals, TaxLine } from './document-totals.ts';

/** What the books answered, in the terms of a prediction. Lines carry the ids they were sent with. */
export interface AnsweredFigures {
  readonly lines: readonly { readonly lineId: LineId; readonly amount: Decimal }[];
  readonly subtotal: Decimal;
  readonly discount: Decimal;
  readonly shipping: Decimal;
  readonly taxLines: readonly TaxLine[];
  readonly tax: Decimal;
  readonly total: Decimal;
}

/** Why a figure differs, as far as the figures themselves tell. */
export type DifferenceCause =
  /** The line stands there with another amount. */
  | 'line-amount'
  /** A line is on one side only. */
  | 'line-missing'
  | 'line-added'
  | 'discount'
  | 'shipping'
  /** Same base, same rate, a cent or so apart. */
  | 'tax-rounding'
  /** The rate is taken of another amount. */
  | 'tax-base'
  | 'tax-rate'
  | 'tax-missing'
  | 'tax-added'
  /** The parts agree, the sum does not: something is on the document that we do not know of. */
  | 'total';

/** One figure that does not agree. `difference` is answered less predicted. */
export interface Difference {
  readonly cause: DifferenceCause;
  readonly lineId: LineId | null;
  /** Position on the document as people count, from 1. */
  readonly lineNumber: number | null;
  readonly rateId: TaxRateId | null;
  readonly predicted: Decimal;
  readonly answered: Decimal;
  readonly difference: Decimal;
}

export type TieOut =
  /** To the cent. `taxTaken` is set where an estimated tax was replaced by the books' own: that is no difference. */
  | { readonly kind: 'ties'; readonly taxTaken: { readonly estimated: Decimal; readonly answered: Decimal } | null }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[]; readonly difference: Decimal };

/** Two cents: what rounding one rate in another way can come to on an ordinary document. */
const roundingMax = decimal('0.02');

/**
 * Compares a prediction with the books' answer, figure by figure (invoicing.md). Differences name line, cause and
 * amount; nothing is tolerated, not even a cent.
 */
export function tieOut(predicted: DocumentTotals, answered: AnsweredFigures): TieOut {
  const isEstimate = predicted.certainty === 'estimated';
  const parts = [
    ...lineDifferences(predicted, answered),
    ...figureDifference('discount', { predicted: predicted.discount, answered: answered.discount }),
    ...figureDifference('shipping', { predicted: predicted.shipping, answered: answered.shipping }),
    ...(isEstimate ? [] : taxDifferences(predicted.taxLines, answered)),
  ];
  const expectedTotal = isEstimate ? withTaxOf(predicted, answered) : predicted.total;
  const totals = figureDifference('total', { predicted: expectedTotal, answered: answered.total });
  const differences = parts.length > 0 ? parts : totals;
  if (differences.length > 0)
    return { kind: 'differs', differences, difference: subtract(answered.total, expectedTotal) };
  const isTaxTaken = isEstimate && predicted.tax !== answered.tax;
  return { kind: 'ties', taxTaken: isTaxTaken ? { estimated: predicted.tax, answered: answered.tax } : null };
}

const withTaxOf = (predicted: DocumentTotals, answered: AnsweredFigures): Decimal =>
  subtract(predicted.total, subtract(predicted.tax, answered.tax));

type Place = Pick<Difference, 'lineId' | 'lineNumber' | 'rateId'>;
interface Figures {
  readonly predicted: Decimal;
  readonly answered: Decimal;
}

const nowhere: Place = { lineId: null, lineNumber: null, rateId: null };

function figureDifference(
  cause: DifferenceCause,
  { predicted, answered }: Figures,
  place = nowhere,
): readonly Difference[] {
  const difference = subtract(answered, predicted);
  return isZero(difference) ? [] : [{ ...place, cause, predicted, answered, difference }];
}

function lineDifferences(predicted: DocumentTotals, answered: AnsweredFigures): readonly Difference[] {
  const there = new Map(answered.lines.map((line, at) => [line.lineId, { ...line, lineNumber: at + 1 }]));
  const here = new Set(predicted.lines.map(line => line.lineId));
  const known = predicted.lines.flatMap(({ lineId, amount }, at) => {
    const place = { ...nowhere, lineId, lineNumber: at + 1 };
    const line = there.get(lineId);
    if (line === undefined) return figureDifference('line-missing', { predicted: amount, answered: zero }, place);
    return figureDifference('line-amount', { predicted: amount, answered: line.amount }, place);
  });
  const added = [...there.values()].filter(({ lineId }) => !here.has(lineId));
  return [
    ...known,
    ...added.flatMap(line =>
      figureDifference('line-added', { predicted: zero, answered: line.amount }, { ...nowhere, ...placeOf(line) }),
    ),
  ];
}

const placeOf = ({ lineId, lineNumber }: { readonly lineId: LineId; readonly lineNumber: number }) => ({
  lineId,
  lineNumber,
});

function taxDifferences(predicted: readonly TaxLine[], answered: AnsweredFigures): readonly Difference[] {
  const there = new Map(answered.taxLines.map(line => [line.rateId, line]));
  const here = new Set(predicted.map(line => line.rateId));
  const known = predicted.flatMap(line => {
    const place = { ...nowhere, rateId: line.rateId };
    const other = there.get(line.rateId);
    if (other === undefined) return figureDifference('tax-missing', { predicted: line.amount, answered: zero }, place);
    return figureDifference(taxCause(line, other), { predicted: line.amount, answered: other.amount }, place);
  });
  const added = answered.taxLines.filter(line => !here.has(line.rateId));
  return [
    ...known,
    ...added.flatMap(line =>
      figureDifference('tax-added', { predicted: zero, answered: line.amount }, { ...nowhere, rateId: line.rateId }),
    ),
  ];
}

function taxCause(predicted: TaxLine, answered: TaxLine): DifferenceCause {
  if (predicted.percent !== answered.percent) return 'tax-rate';
  if (predicted.taxableBase !== answered.taxableBase) return 'tax-base';
  const isCent = compare(absolute(subtract(answered.amount, predicted.amount)), roundingMax) <= 0;
  return isCent ? 'tax-rounding' : 'tax-base';
}
