import {
  decimal as booksDecimal,
  type Address,
  type Decimal,
  type DiscountLine,
  type NewInvoice,
  type SalesItemLine,
  type SalesLine,
} from '@tieout/quickbooks';
import type { Address as HomeAddress, DocumentTotals, InvoiceDraft, LineTotal } from '@tieout/domain';
import { one, type TaxModel } from '@tieout/domain';

/** What the draft refers to, as QuickBooks knows it. */
export interface BooksIds {
  readonly customerId: string;
  readonly itemIdOf: (itemId: string) => string;
}

export interface InvoiceBodyOptions {
  readonly draft: InvoiceDraft;
  readonly document: DocumentTotals;
  readonly ids: BooksIds;
  readonly taxModel: TaxModel;
  readonly homeCurrency: string;
  /** Sent where the company numbers nothing by itself, or the person chose one. */
  readonly number: string | null;
  /** The estimate there that it is made of: QuickBooks closes it (entities.md §2.6). */
  readonly estimateId?: string | undefined;
}

const amountOf = (text: string): Decimal => booksDecimal(text);

/** The invoice as QuickBooks takes it (entities.md §2.3). Figures it computes itself are not sent. */
export function invoiceBody(options: InvoiceBodyOptions): NewInvoice {
  const { draft, document, ids, taxModel, number, estimateId } = options;
  return {
    CustomerRef: { value: ids.customerId },
    TxnDate: draft.issueDate,
    ...(draft.dueDate !== null && { DueDate: draft.dueDate }),
    ...(draft.termId !== null && { SalesTermRef: { value: draft.termId } }),
    ...(number !== null && { DocNumber: number }),
    Line: [
      ...draft.lines.flatMap(line => salesLine(line, { document, ids, taxModel })),
      ...discountLine(draft),
      ...shippingLine(draft),
    ],
    ...taxParts(draft, taxModel),
    ...currencyParts(options),
    ...(draft.email !== null && { BillEmail: { Address: draft.email } }),
    ...addressPart(draft.billTo),
    ...(draft.message !== '' && { CustomerMemo: { value: draft.message } }),
    ...(draft.privateNote !== '' && { PrivateNote: draft.privateNote }),
    ...(estimateId !== undefined && { LinkedTxn: [{ TxnId: estimateId, TxnType: 'Estimate' }] }),
  };
}

/** Without a rate of ours QuickBooks takes the one it has for the day; 1:1 is never sent by itself (C13). */
function currencyParts({ draft, homeCurrency }: InvoiceBodyOptions): Partial<NewInvoice> {
  if (draft.currency === homeCurrency) return {};
  return {
    CurrencyRef: { value: draft.currency },
    ...(draft.exchangeRate !== one && { ExchangeRate: amountOf(draft.exchangeRate) }),
  };
}

/** What a line is written with. */
export interface LineContext {
  readonly document: DocumentTotals;
  readonly ids: BooksIds;
  readonly taxModel: TaxModel;
}

/** Amount is quantity × price, as fault 6070 demands. In an inclusive document both are sent with tax (entities.md §4.4). */
export function salesLine(
  line: InvoiceDraft['lines'][number],
  { document, ids, taxModel }: LineContext,
): readonly SalesLine[] {
  if (line.kind !== 'sale') return [];
  const total = document.lines.find(candidate => candidate.lineId === line.id);
  return [
    {
      DetailType: 'SalesItemLineDetail',
      Amount: amountOf(sentAmount(total)),
      ...(line.description !== '' && { Description: line.description }),
      SalesItemLineDetail: {
        ...(line.itemId !== null && { ItemRef: { value: ids.itemIdOf(line.itemId) } }),
        Qty: amountOf(line.quantity),
        UnitPrice: amountOf(line.unitPrice),
        ...(taxModel !== 'off' && line.taxCodeId !== null && { TaxCodeRef: { value: line.taxCodeId } }),
      },
    },
  ];
}

const sentAmount = (total: LineTotal | undefined): string => total?.grossAmount ?? total?.amount ?? '0';

/** The one discount of a document. Of a percentage QuickBooks computes the amount. */
export function discountLine({ discount }: InvoiceDraft): readonly DiscountLine[] {
  if (discount === null) return [];
  if (discount.kind === 'percent') {
    const detail = { PercentBased: true, DiscountPercent: amountOf(discount.percent) };
    return [{ DetailType: 'DiscountLineDetail', DiscountLineDetail: detail }];
  }
  const Amount = amountOf(discount.amount);
  return [{ DetailType: 'DiscountLineDetail', Amount, DiscountLineDetail: { PercentBased: false } }];
}

/** Shipping is a line of its own kind (entities.md §2.4). */
export function shippingLine({ shipping }: InvoiceDraft): readonly SalesItemLine[] {
  if (shipping === null) return [];
  const SalesItemLineDetail = { ItemRef: { value: 'SHIPPING_ITEM_ID' } };
  return [{ DetailType: 'SalesItemLineDetail', Amount: amountOf(shipping.amount), SalesItemLineDetail }];
}

const calculations = { exclusive: 'TaxExcluded', inclusive: 'TaxInclusive', none: 'NotApplicable' } as const;

/** US: one code for the document. Elsewhere: the way prices hold tax; a tax detail would count as an override. */
export function taxParts(draft: InvoiceDraft, taxModel: TaxModel): Partial<NewInvoice> {
  switch (taxModel) {
    case 'off':
      return {};
    case 'us-manual':
    case 'us-automated':
      return draft.documentTaxCodeId === null
        ? {}
        : { TxnTaxDetail: { TxnTaxCodeRef: { value: draft.documentTaxCodeId } } };
    case 'global':
      return { GlobalTaxCalculation: calculations[draft.taxMode] };
  }
}

/** The address to print; nothing where none was given: QuickBooks takes the customer's. */
export function addressPart(billTo: HomeAddress | null): { readonly BillAddr?: Address } {
  const parts = Object.entries(addressNames).flatMap(([part, name]) => {
    const text = billTo?.[part as keyof HomeAddress] ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return parts.length === 0 ? {} : { BillAddr: Object.fromEntries(parts) };
}

const addressNames: Readonly<Record<keyof HomeAddress, string>> = {
  line1: 'Line1',
  line2: 'Line2',
  line3: 'Line3',
  city: 'City',
  region: 'CountrySubDivisionCode',
  postalCode: 'PostalCode',
  country: 'Country',
};
