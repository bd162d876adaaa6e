import { localDate } from '../dates/local-date.ts';
import { lineId, taxCodeId, taxRateId } from '../ids/record-ids.ts';
import type { DocumentRules } from '../invoice/document-rules.ts';
import { booksAmountPlaces } from '../invoice/document-rules.ts';
import type { AmountLine, DocumentMoney, SaleLine } from '../invoice/invoice-draft.ts';
import { currency } from '../money/currency.ts';
import { decimal, one } from '../money/decimal.ts';
import type { TaxBasis, TaxCode, TaxModel } from '../tax/tax-code.ts';

/** Invented documents for tests of arithmetic: shapes from QuickBooks, figures from entities.md §4. */

/** `product` reads as on paper: `'2 × 64.50'`. */
export function saleLine(id: string, product: string, code: string | null = null): SaleLine {
  const taxCode = code === null ? null : taxCodeId(code);
  const [quantity = '', unitPrice = ''] = product.split('×');
  const price = { quantity: decimal(quantity), unitPrice: decimal(unitPrice) };
  return {
    kind: 'sale',
    id: lineId(id),
    itemId: null,
    description: '',
    ...price,
    taxCodeId: taxCode,
    serviceDate: null,
  };
}

export function amountLine(id: string, amount: string, code: string | null = null): AmountLine {
  const taxCode = code === null ? null : taxCodeId(code);
  return {
    kind: 'amount',
    id: lineId(id),
    itemId: null,
    description: '',
    amount: decimal(amount),
    taxCodeId: taxCode,
    serviceDate: null,
  };
}

export function documentOf(parts: Partial<DocumentMoney>): DocumentMoney {
  return {
    currency: currency('USD'),
    exchangeRate: one,
    issueDate: localDate('2026-04-06'),
    taxMode: 'exclusive',
    documentTaxCodeId: null,
    lines: [],
    discount: null,
    isTaxAfterDiscount: false,
    shipping: null,
    deposit: null,
    ...parts,
  };
}

/** `id: [[rate id, percent, basis?], …]`. */
export type CodeSketch = Readonly<Record<string, readonly (readonly [string, string, TaxBasis?])[]>>;

export function rulesOf(model: TaxModel, codes: CodeSketch = {}): DocumentRules {
  const entries = Object.entries(codes).map(([id, rates]): [ReturnType<typeof taxCodeId>, TaxCode] => [
    taxCodeId(id),
    { id: taxCodeId(id), name: id, isActive: true, components: rates.map(componentOf) },
  ]);
  return { tax: { model, codes: new Map(entries) }, amountPlaces: booksAmountPlaces };
}

const componentOf = ([rate, percent, basis = 'amount']: readonly [string, string, TaxBasis?], order: number) => ({
  rateId: taxRateId(rate),
  name: rate,
  basis,
  order,
  periods: [{ percent: decimal(percent), from: null, until: null }],
});
