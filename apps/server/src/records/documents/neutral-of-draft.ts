import type { Address, InvoiceDraft, TaxModel } from '@tieout/domain';
import type { Fields, FieldValue, LineValue, Reference, RecordKind } from '@tieout/sync';

/** What decides which parts of a draft QuickBooks would keep. */
export interface NeutralReading {
  readonly taxModel: TaxModel;
  readonly homeCurrency: string;
}

/**
 * A document of the workspace in neutral fields, as the planner compares it. Everything that follows from its surroundings (a due date
 * by term, a tax code by item) is filled in: what QuickBooks will hold is compared, not what was typed.
 */
export function neutralOfDraft(draft: InvoiceDraft, { taxModel, homeCurrency }: NeutralReading): Fields {
  return {
    documentNumber: draft.documentNumber,
    customer: referenceTo('customer', draft.customerId),
    issueDate: draft.issueDate,
    dueDate: draft.dueDate,
    term: draft.termId,
    currency: draft.currency,
    exchangeRate: draft.currency === homeCurrency ? null : draft.exchangeRate,
    taxMode: taxModel === 'global' ? draft.taxMode : 'exclusive',
    documentTaxCode: taxModel === 'us-manual' ? draft.documentTaxCodeId : null,
    lines: draft.lines.flatMap(line => lineOf(line, taxModel)),
    discountPercent: draft.discount?.kind === 'percent' ? draft.discount.percent : null,
    discountAmount: draft.discount?.kind === 'amount' ? draft.discount.amount : null,
    shippingAmount: draft.shipping?.amount ?? null,
    ...addressFields(draft.billTo),
    email: draft.email,
    message: draft.message,
    privateNote: draft.privateNote,
  };
}

const referenceTo = (to: RecordKind, id: string | null): Reference | null =>
  id === null ? null : { to, side: 'workspace', id };

function lineOf(line: InvoiceDraft['lines'][number], taxModel: TaxModel): readonly LineValue[] {
  if (line.kind !== 'sale') return [];
  const { id, itemId, description, quantity, unitPrice, taxCodeId } = line;
  const taxCode = taxModel === 'off' ? null : taxCodeId;
  return [{ key: id, fields: { item: referenceTo('item', itemId), description, quantity, unitPrice, taxCode } }];
}

const addressParts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;

const addressFields = (address: Address | null): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(addressParts.map(part => [`billing.${part}`, address?.[part] ?? null]));
