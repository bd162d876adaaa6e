import type { Choice, InvoiceFields, InvoiceLineFields } from '@tieout/api';
import { isLines, isReference, type Fields, type FieldValue, type LineValue } from '@tieout/sync';

/** Names of QuickBooks' own entries, which a document shows beside their ids. */
export interface ChoiceNames {
  readonly termName: (id: string) => string;
  readonly taxCodeName: (id: string) => string;
}

/** Neutral fields as people type them. Only the fields given are in the answer: a patch. */
export function typedOfNeutral(fields: Fields, present: InvoiceFields, names: ChoiceNames): Partial<InvoiceFields> {
  const patch: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const write = writers[field];
    if (write !== undefined) Object.assign(patch, write(value, names));
  }
  const address = addressOf(fields, present);
  const billTo = {
    ...present.billTo,
    ...('email' in fields && { email: textOf(fields['email']) }),
    ...(address !== undefined && { address }),
  };
  const discount = discountOf(fields, present);
  return {
    ...patch,
    ...(('email' in fields || address !== undefined) && { billTo }),
    ...(discount !== undefined && { discount }),
  };
}

type Writer = (value: FieldValue, names: ChoiceNames) => Partial<InvoiceFields>;

const writers: Readonly<Record<string, Writer>> = {
  documentNumber: value => ({ number: textOrNull(value) }),
  customer: value => ({ customerId: idOf(value) }),
  issueDate: value => ({ txnDate: textOf(value) }),
  dueDate: value => ({ dueDate: textOrNull(value) }),
  term: (value, { termName }) => ({ term: choiceOf(value, termName) }),
  currency: value => ({ currency: textOf(value) }),
  taxMode: value => ({ taxMode: value === 'inclusive' || value === 'none' ? value : 'exclusive' }),
  documentTaxCode: (value, { taxCodeName }) => ({ taxCode: choiceOf(value, taxCodeName) }),
  lines: (value, names) => ({ lines: isLines(value) ? value.map(line => typedLine(line, names)) : [] }),
  shippingAmount: value => ({ shipping: textOrNull(value) }),
  message: value => ({ message: textOf(value) }),
  privateNote: value => ({ note: textOf(value) }),
};

const typedLine = ({ key, fields }: LineValue, { taxCodeName }: ChoiceNames): InvoiceLineFields => ({
  id: key,
  itemId: idOf(fields['item'] ?? null),
  description: textOf(fields['description']),
  quantity: textOrNull(fields['quantity']) ?? '1',
  unitPrice: textOrNull(fields['unitPrice']) ?? '0',
  taxCode: choiceOf(fields['taxCode'] ?? null, taxCodeName),
});

const textOrNull = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const textOf = (value: FieldValue | undefined): string => textOrNull(value) ?? '';

/** A record here, by its id. One that stands in the books alone is none. */
function idOf(value: FieldValue): string | null {
  if (isReference(value)) return value.side === 'workspace' ? value.id : null;
  return textOrNull(value);
}

function choiceOf(value: FieldValue, nameOf: (id: string) => string): Choice | null {
  const id = textOrNull(value);
  return id === null ? null : { id, name: nameOf(id) };
}

const prefix = 'billing.';

function addressOf(fields: Fields, present: InvoiceFields): InvoiceFields['billTo']['address'] | undefined {
  const given = Object.entries(fields).filter(([field]) => field.startsWith(prefix));
  if (given.length === 0) return undefined;
  const parts = Object.fromEntries(given.map(([field, value]) => [field.slice(prefix.length), textOf(value)]));
  return { ...present.billTo.address, ...parts };
}

/** Percent and amount are two fields of one discount: either of them may come alone. */
function discountOf(fields: Fields, { discount }: InvoiceFields): InvoiceFields['discount'] | undefined {
  if (!('discountPercent' in fields) && !('discountAmount' in fields)) return undefined;
  const stands = (kind: 'percent' | 'amount') => (discount?.kind === kind ? discount.value : null);
  const valueOf = (field: string, kind: 'percent' | 'amount') =>
    field in fields ? textOrNull(fields[field]) : stands(kind);
  const percent = valueOf('discountPercent', 'percent');
  if (percent !== null) return { kind: 'percent', value: percent };
  const amount = valueOf('discountAmount', 'amount');
  return amount === null ? null : { kind: 'amount', value: amount };
}
