import type { InvoiceTotals } from '@tieout/api';
import { computeDocument, type Decimal, type DocumentTotals, type InvoiceDraft } from '@tieout/domain';
import type { InvoiceSetting } from './invoice-setting.ts';

/** The figures of a draft, with the amount of each line as people read it: with tax where prices include it. */
export interface DraftFigures {
  readonly document: DocumentTotals;
  readonly totals: InvoiceTotals;
  readonly lineAmounts: ReadonlyMap<string, Decimal>;
}

/** Computes a draft to the cent. */
export function figuresOfDraft(draft: InvoiceDraft, setting: InvoiceSetting): DraftFigures {
  const document = computeDocument(draft, setting.rules);
  return {
    document,
    totals: totalsOf(document),
    lineAmounts: new Map(document.lines.map(line => [String(line.lineId), line.grossAmount ?? line.amount])),
  };
}

const totalsOf = (document: DocumentTotals): InvoiceTotals => ({
  subtotal: document.subtotal,
  discount: document.discount,
  shipping: document.shipping,
  tax: document.tax,
  total: document.total,
  taxLines: document.taxLines.map(line => ({
    name: line.name,
    ratePercent: line.percent,
    base: line.taxableBase,
    amount: line.amount,
  })),
  isEstimate: document.certainty === 'estimated',
});
