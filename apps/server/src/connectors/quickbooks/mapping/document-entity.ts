import { add, decimal, isZero, subtract, sum, type Decimal, type TaxModel } from '@tieout/domain';
import type { CreditMemo, DiscountLine, Estimate, Invoice, RefundReceipt } from '@tieout/quickbooks';
import type { Fields, FieldValue } from '@tieout/sync';
import { documentLinesOf, findShippingLine, moneyLines } from './document-lines.ts';
import { readFields, type EntityField } from './entity-fields.ts';
import { furtherLines } from './further-lines.ts';

/** A sales document as QuickBooks stores it. */
export type BooksDocument = Invoice | Estimate | CreditMemo | RefundReceipt;

/** What decides how a document's parts are read. */
export interface DocumentReading {
  readonly taxModel: TaxModel;
  readonly homeCurrency: string;
}

/** What a path expresses (entities.md §2.3, §2.6). */
const plainFields: readonly EntityField[] = [
  { field: 'documentNumber', from: 'DocNumber', as: 'text' },
  { field: 'customer', from: 'CustomerRef.value', as: 'reference' },
  { field: 'issueDate', from: 'TxnDate', as: 'text' },
  { field: 'dueDate', from: 'DueDate', as: 'text' },
  { field: 'expirationDate', from: 'ExpirationDate', as: 'text' },
  { field: 'status', from: 'TxnStatus', as: 'text' },
  { field: 'term', from: 'SalesTermRef.value', as: 'text' },
  { field: 'email', from: 'BillEmail.Address', as: 'email' },
  { field: 'message', from: 'CustomerMemo.value', as: 'text' },
  { field: 'privateNote', from: 'PrivateNote', as: 'text' },
  { field: 'billing.line1', from: 'BillAddr.Line1', as: 'text' },
  { field: 'billing.line2', from: furtherLines('BillAddr'), as: 'text' },
  { field: 'billing.city', from: 'BillAddr.City', as: 'text' },
  { field: 'billing.region', from: 'BillAddr.CountrySubDivisionCode', as: 'text' },
  { field: 'billing.postalCode', from: 'BillAddr.PostalCode', as: 'text' },
  { field: 'billing.country', from: 'BillAddr.Country', as: 'text' },
];

/** A document of the books in neutral fields; lines under QuickBooks' line ids. */
export function documentFieldsOf(document: BooksDocument, { taxModel, homeCurrency }: DocumentReading): Fields {
  const currency = document.CurrencyRef?.value ?? homeCurrency;
  return {
    ...readFields(plainFields, document),
    currency,
    exchangeRate: currency === homeCurrency ? null : (document.ExchangeRate ?? null),
    taxMode: taxModel === 'global' ? taxModes[document.GlobalTaxCalculation ?? 'TaxExcluded'] : 'exclusive',
    documentTaxCode: documentTaxCodeOf(document, taxModel),
    lines: documentLinesOf(document.Line, taxModel),
    ...discountOf(document),
    shippingAmount: shippingOf(document),
  };
}

const taxModes = { TaxExcluded: 'exclusive', TaxInclusive: 'inclusive', NotApplicable: 'none' } as const;

/** Only in the US does one code hold for the whole document; with automated sales tax QuickBooks chooses it. */
function documentTaxCodeOf({ TxnTaxDetail }: BooksDocument, taxModel: TaxModel): string | null {
  return taxModel === 'us-manual' ? (TxnTaxDetail?.TxnTaxCodeRef?.value ?? null) : null;
}

function discountOf(document: BooksDocument): Readonly<Record<string, FieldValue>> {
  const line = document.Line.find((one): one is DiscountLine => one.DetailType === 'DiscountLineDetail');
  if (line === undefined) return { discountPercent: null, discountAmount: null };
  const { PercentBased, DiscountPercent } = line.DiscountLineDetail;
  if (PercentBased === true) return { discountPercent: DiscountPercent ?? '0', discountAmount: null };
  const amount = isInclusive(document) ? grossDiscount(document) : decimal(line.Amount ?? '0');
  return { discountPercent: null, discountAmount: isZero(amount) ? null : amount };
}

const isInclusive = ({ GlobalTaxCalculation }: BooksDocument): boolean => GlobalTaxCalculation === 'TaxInclusive';

/** QuickBooks answers with the net discount; what was typed is what the gross total lacks (entities.md §4.4). */
function grossDiscount(document: BooksDocument): Decimal {
  const gross = sum(
    moneyLines(document.Line).map(line => decimal(line.SalesItemLineDetail.TaxInclusiveAmt ?? line.Amount)),
  );
  return subtract(add(gross, shippingOf(document) ?? decimal('0')), decimal(document.TotalAmt ?? '0'));
}

function shippingOf({ Line }: BooksDocument): Decimal | null {
  const line = findShippingLine(Line);
  return line === undefined ? null : decimal(line.SalesItemLineDetail.TaxInclusiveAmt ?? line.Amount);
}
