import type { InvoiceTotals, TieOut as ApiTieOut } from '@tieout/api';
import {
  differenceSentence,
  formatMoney,
  money,
  tieOut,
  type AnsweredFigures,
  type Difference,
  type DocumentTotals,
  type TaxSettings,
} from '@tieout/domain';

/** The name of a tax rate, from the company's own settings. */
export function rateNames(tax: TaxSettings): (rateId: string) => string {
  const components = [...tax.codes.values()].flatMap(code => code.components);
  const names = new Map(components.map(component => [String(component.rateId), component.name]));
  return rateId => names.get(rateId) ?? `Tax rate ${rateId}`;
}

/** Compares prediction and answer to the cent, as the API tells it (B04). */
export function tieOutOf(
  { predicted, answered }: { readonly predicted: DocumentTotals; readonly answered: AnsweredFigures },
  tax: TaxSettings,
  checkedAt: Date,
): ApiTieOut {
  const found = tieOut(predicted, answered);
  if (found.kind === 'ties') return { kind: 'ties', checkedAt: checkedAt.toISOString() };
  const nameOf = rateNames(tax);
  const shown = (value: Difference['difference']) => formatMoney(money(value, predicted.currency), 'en-US');
  return {
    kind: 'differs',
    checkedAt: checkedAt.toISOString(),
    differences: found.differences.map(difference => ({
      field: difference.cause,
      line: difference.lineNumber,
      here: difference.predicted,
      books: difference.answered,
      difference: difference.difference,
      cause: differenceSentence(difference, shown, rateId => nameOf(rateId)),
    })),
  };
}

/** QuickBooks' figures in our form: what an estimate is replaced by. */
export const totalsOfAnswer = (answered: AnsweredFigures): InvoiceTotals => ({
  subtotal: answered.subtotal,
  discount: answered.discount,
  shipping: answered.shipping,
  tax: answered.tax,
  total: answered.total,
  taxLines: answered.taxLines.map(line => ({
    name: line.name,
    ratePercent: line.percent,
    base: line.taxableBase,
    amount: line.amount,
  })),
  isEstimate: false,
});
