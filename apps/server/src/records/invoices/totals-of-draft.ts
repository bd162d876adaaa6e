import type { InvoiceTotals } from '@tieout/api';
import { computeDocument, type Decimal, type DocumentTotals, type InvoiceDraft } from '@tieout/domain';
import { ProblemFault } from '../../http/problem-fault.ts';
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
  requireCountable(document);
  return {
    document,
    totals: totalsOf(document),
    lineAmounts: new Map(document.lines.map(line => [String(line.lineId), line.grossAmount ?? line.amount])),
  };
}

/** Sixteen digits before the point are beyond what an amount may have, here and in QuickBooks. */
const isBeyond = (amount: Decimal): boolean => /^-?\d{16}/.test(amount);

/** @throws ProblemFault `invalid-request` where an amount has more digits than anybody keeps */
function requireCountable({ lines, total, subtotal, shipping, discount, tax }: DocumentTotals): void {
  const line = lines.findIndex(({ amount, grossAmount }) => isBeyond(amount) || isBeyond(grossAmount ?? amount));
  if (line < 0 && ![total, subtotal, shipping, discount, tax].some(isBeyond)) return;
  const path = line < 0 ? 'lines' : `lines.${line}.unitPrice`;
  const message = 'This comes to more than 15 digits';
  throw new ProblemFault('invalid-request', `Look at ${path}: ${message}. Nothing was changed.`, {
    fields: [{ path, message }],
  });
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
