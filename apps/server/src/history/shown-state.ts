import type { RecordedKind, ShownValue, Standing, ValueLine } from '@tieout/api';
import { findDecimal } from '@tieout/domain';
import { fieldKind } from '../plans/field-kind.ts';
import { fieldLabel } from '../plans/field-label.ts';

/** A stored state: columns of a record here, or fields or payload of one in the books. Numbers are texts. */
export type StateFields = Readonly<Record<string, unknown>>;

type Read = string | ((state: StateFields) => unknown);
type Readings = Readonly<Record<string, { readonly here: Read; readonly books: Read }>>;

const at = (path: string) => (state: StateFields) =>
  path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), state);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const same = (field: string, column: string): Readings => ({ [field]: { here: column, books: field } });

/** Categories, and companies without sales tax, do not say it at all. */
const taxable = { here: 'is_taxable', books: ({ isTaxable }: StateFields) => isTaxable ?? 'false' };

const addressOf = (prefix: 'billing' | 'shipping'): Readings =>
  Object.fromEntries(
    ['line1', 'line2', 'city', 'region', 'postalCode', 'country'].map(part => [
      `${prefix}.${part}`,
      { here: at(`${prefix}_address.${part}`), books: `${prefix}.${part}` },
    ]),
  );

const document = {
  documentNumber: { here: 'number', books: 'DocNumber' },
  issueDate: { here: 'txn_date', books: 'TxnDate' },
  currency: { here: 'currency', books: at('CurrencyRef.value') },
  total: { here: 'total', books: 'TotalAmt' },
} as const satisfies Readings;

const headOfDocument = { documentNumber: document.documentNumber, issueDate: document.issueDate };

/** What estimates, credit memos and refund receipts keep in one piece: first their figures, then their words. */
const figuresOfDocument = {
  currency: document.currency,
  lines: { here: state => linesHere(at('content.lines')(state)), books: linesThere },
  tax: {
    here: state => at('content.totals.tax')(state) ?? '0',
    books: state => at('TxnTaxDetail.TotalTax')(state) ?? '0',
  },
  total: document.total,
} as const satisfies Readings;

const wordsOfDocument = {
  email: { here: at('content.billTo.email'), books: at('BillEmail.Address') },
  message: { here: at('content.message'), books: at('CustomerMemo.value') },
  privateNote: { here: at('content.note'), books: 'PrivateNote' },
} as const satisfies Readings;

/** Where each field stands on either side: the same words for both, so that they can be compared. In the order in which they are read. */
const readings: Readonly<Record<RecordedKind, Readings>> = {
  customer: {
    ...same('displayName', 'display_name'),
    ...same('companyName', 'company_name'),
    ...same('givenName', 'given_name'),
    ...same('familyName', 'family_name'),
    ...same('email', 'email'),
    ...same('phone', 'phone'),
    ...same('mobile', 'mobile'),
    ...same('website', 'website'),
    ...addressOf('billing'),
    ...addressOf('shipping'),
    ...same('notes', 'notes'),
    ...same('currency', 'currency'),
    isTaxable: taxable,
    ...same('balance', 'balance'),
  },
  item: {
    ...same('name', 'name'),
    ...same('type', 'kind'),
    ...same('sku', 'sku'),
    ...same('description', 'description'),
    ...same('unitPrice', 'unit_price'),
    isTaxable: taxable,
    incomeAccountName: { here: at('income_account.name'), books: 'incomeAccountName' },
    ...same('quantityOnHand', 'quantity_on_hand'),
  },
  invoice: {
    ...headOfDocument,
    dueDate: { here: 'due_date', books: 'DueDate' },
    currency: document.currency,
    lines: { here: state => linesHere(state['lines']), books: linesThere },
    tax: { here: at('totals.tax'), books: at('TxnTaxDetail.TotalTax') },
    total: document.total,
    balance: { here: 'balance', books: 'Balance' },
    email: { here: 'bill_email', books: at('BillEmail.Address') },
    message: { here: 'message', books: at('CustomerMemo.value') },
    privateNote: { here: 'note', books: 'PrivateNote' },
  },
  estimate: {
    ...headOfDocument,
    expirationDate: { here: 'expiration_date', books: 'ExpirationDate' },
    status: {
      here: 'status',
      books: ({ TxnStatus: status }) => (typeof status === 'string' ? status.toLowerCase() : null),
    },
    ...figuresOfDocument,
    ...wordsOfDocument,
  },
  'credit-memo': {
    ...headOfDocument,
    ...figuresOfDocument,
    remaining: { here: 'remaining', books: ({ RemainingCredit: remaining }) => remaining ?? '0' },
    ...wordsOfDocument,
  },
  'refund-receipt': {
    ...headOfDocument,
    reference: { here: at('content.refund.reference'), books: 'PaymentRefNum' },
    ...figuresOfDocument,
    ...wordsOfDocument,
  },
  payment: {
    issueDate: document.issueDate,
    currency: document.currency,
    total: document.total,
    unapplied: { here: 'unapplied', books: ({ UnappliedAmt: unapplied }) => unapplied ?? '0' },
    reference: { here: 'reference', books: 'PaymentRefNum' },
    privateNote: { here: 'note', books: 'PrivateNote' },
  },
};

/** The fields of a state in words that both sides share, as people read them. */
export function shownState(kind: RecordedKind, side: 'here' | 'books', state: StateFields): Standing['fields'] {
  return Object.entries(readings[kind]).map(([field, reading]) => {
    const read = reading[side];
    const found = typeof read === 'string' ? state[read] : read(state);
    return { field, label: fieldLabel(field), kind: fieldKind(field), value: valueOf(found), entryId: null };
  });
}

/** Of what is read, lines alone are a list. */
const isLines = (value: unknown): value is ValueLine[] => Array.isArray(value);

function valueOf(found: unknown): ShownValue {
  if (!isLines(found)) return textOf(found);
  return found.length === 0 ? null : found;
}

/** Decimals in their shortest form, so that 5.0000 here and 5 there are no difference. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
  return /^-?\d+\.\d+$/.test(value) ? (findDecimal(value) ?? value) : value;
}

const listOf = (value: unknown): readonly StateFields[] => (Array.isArray(value) ? value.filter(isObject) : []);

const shownLine = (description: unknown, amount: unknown): ValueLine => ({
  description: textOf(description) ?? '',
  quantity: '',
  unitPrice: '',
  amount: textOf(amount) ?? '0',
});

function linesHere(kept: unknown): readonly ValueLine[] {
  return listOf(kept).map(line => shownLine(line['description'], line['amount']));
}

function linesThere(state: StateFields): readonly ValueLine[] {
  const sold = listOf(state['Line']).filter(line => line['DetailType'] === 'SalesItemLineDetail');
  return sold.map(line => shownLine(line['Description'], line['Amount']));
}
