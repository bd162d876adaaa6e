import type { InvoiceFields, InvoiceLineFields } from '@tieout/api';
import {
  addDays,
  currency,
  customerId,
  decimal,
  dueDateOf,
  emptyAddress,
  itemId,
  lineId,
  localDate,
  one,
  taxCodeId,
  termId,
  usNotTaxable,
  usTaxable,
  type InvoiceDraft,
  type LocalDate,
  type TaxCodeId,
} from '@tieout/domain';
import type { InvoiceParties } from './invoice-parties.ts';
import type { InvoiceSetting } from './invoice-setting.ts';

/** The typed invoice as the domain computes and checks it, with everything filled in that follows from its surroundings. */
export function draftOfFields(fields: InvoiceFields, parties: InvoiceParties, setting: InvoiceSetting): InvoiceDraft {
  const { billTo, discount, shipping } = fields;
  const { shippingTaxCodeId = null, isTaxAfterDiscount = false } = setting.reckoning ?? {};
  return {
    customerId: fields.customerId === null ? null : customerId(fields.customerId),
    documentNumber: fields.number,
    issueDate: localDate(fields.txnDate),
    dueDate: dueDateOfFields(fields, setting),
    termId: fields.term === null ? null : termId(fields.term.id),
    currency: currency(fields.currency ?? fixedCurrency(parties, setting) ?? setting.homeCurrency),
    exchangeRate: decimal(fields.exchangeRate ?? one),
    taxMode: fields.taxMode,
    documentTaxCodeId: fields.taxCode === null ? null : taxCodeId(fields.taxCode.id),
    lines: fields.lines.map(line => ({
      kind: 'sale',
      id: lineId(line.id),
      itemId: line.itemId === null ? null : itemId(line.itemId),
      description: line.description,
      quantity: decimal(line.quantity),
      unitPrice: decimal(line.unitPrice),
      taxCodeId: taxCodeOfLine(line, parties, setting),
      serviceDate: null,
    })),
    discount: discount === null ? null : domainDiscount(discount),
    isTaxAfterDiscount,
    shipping: shipping === null ? null : { amount: decimal(shipping), taxCodeId: shippingTaxCodeId },
    deposit: null,
    billTo: { ...emptyAddress, ...billTo.address },
    shipTo: null,
    email: billTo.email === '' ? null : billTo.email,
    message: fields.message,
    privateNote: fields.note,
  };
}

/** QuickBooks invoices a customer in one currency for ever, from its creation there (entities.md §3.6). */
const fixedCurrency = (
  { customer }: InvoiceParties,
  { isMultiCurrency }: Pick<InvoiceSetting, 'isMultiCurrency'>,
): string | undefined =>
  customer === null || (customer.books_id === null && !isMultiCurrency) ? undefined : customer.currency;

const domainDiscount = ({ kind, value }: NonNullable<InvoiceFields['discount']>) =>
  kind === 'percent'
    ? ({ kind: 'percent', percent: decimal(value) } as const)
    : ({ kind: 'amount', amount: decimal(value) } as const);

/** What stands on a line without a code of its own: in the US the item decides, elsewhere its own code in QuickBooks does. */
function taxCodeOfLine(line: InvoiceLineFields, parties: InvoiceParties, setting: InvoiceSetting): TaxCodeId | null {
  if (line.taxCode !== null) return taxCodeId(line.taxCode.id);
  const item = line.itemId === null ? undefined : parties.items.get(line.itemId);
  switch (setting.rules.tax.model) {
    case 'off':
      return null;
    case 'us-manual':
    case 'us-automated':
      return taxCodeId(item?.is_taxable === true && parties.customer?.is_taxable !== false ? usTaxable : usNotTaxable);
    case 'global':
      return item?.tax_code === null || item === undefined ? null : taxCodeId(item.tax_code);
  }
}

/** As typed, else by the term, else by the workspace's own number of days. */
export function dueDateOfFields(
  fields: Pick<InvoiceFields, 'txnDate' | 'dueDate' | 'term'>,
  setting: InvoiceSetting,
): LocalDate {
  const issued = localDate(fields.txnDate);
  if (fields.dueDate !== null) return localDate(fields.dueDate);
  const term = fields.term === null ? undefined : setting.terms.get(fields.term.id);
  return term === undefined ? addDays(issued, setting.dueDays) : dueDateOf(issued, term);
}
