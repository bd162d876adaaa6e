import type { Invoice, SalesItemLine, TaxLine as BooksTaxLine } from '@tieout/quickbooks';
import { decimal, lineId, taxRateId, zero, type AnsweredFigures, type Decimal, type TaxLine } from '@tieout/domain';
import { findShippingLine, moneyLines } from '../mapping/document-lines.ts';

/** The lines that sell something, in order; shipping is none of them. */
export const soldLines = (invoice: Pick<Invoice, 'Line'>): readonly SalesItemLine[] => moneyLines(invoice.Line);

const home = (value: string | undefined): Decimal => (value === undefined ? zero : decimal(value));

/** What QuickBooks answered, in the terms of our prediction. `lineKeyOf` knows our id of a line of theirs. */
export function answeredFigures(
  invoice: Pick<Invoice, 'Line' | 'TxnTaxDetail' | 'TotalAmt'>,
  lineKeyOf: (line: SalesItemLine, index: number) => string,
  rateName: (rateId: string) => string,
): AnsweredFigures {
  const subtotal = invoice.Line.find(line => line.DetailType === 'SubTotalLineDetail');
  const discount = invoice.Line.find(line => line.DetailType === 'DiscountLineDetail');
  const shipping = findShippingLine(invoice.Line);
  return {
    lines: soldLines(invoice).map((line, index) => ({
      lineId: lineId(lineKeyOf(line, index)),
      amount: home(line.Amount),
    })),
    subtotal: home(subtotal?.Amount),
    discount: home(discount?.Amount),
    shipping: home(shipping?.Amount),
    taxLines: (invoice.TxnTaxDetail?.TaxLine ?? []).map(line => taxLineOf(line, rateName)),
    tax: home(invoice.TxnTaxDetail?.TotalTax),
    total: home(invoice.TotalAmt),
  };
}

function taxLineOf({ Amount, TaxLineDetail: detail }: BooksTaxLine, rateName: (rateId: string) => string): TaxLine {
  return {
    rateId: taxRateId(detail.TaxRateRef.value),
    name: rateName(detail.TaxRateRef.value),
    percent: home(detail.TaxPercent),
    taxableBase: home(detail.NetAmountTaxable),
    amount: home(Amount),
  };
}
