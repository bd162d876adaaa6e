import type { RecordedKind, Standing } from '@tieout/api';
import { findDecimal } from '@tieout/domain';
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

/** What estimates, credit memos and refund receipts keep in one piece. */
const contentOfDocument = {
  tax: {
    here: state => at('content.totals.tax')(state) ?? '0',
    books: state => at('TxnTaxDetail.TotalTax')(state) ?? '0',
  },
  email: { here: at('content.billTo.email'), books: at('BillEmail.Address') },
  message: { here: at('content.message'), books: at('CustomerMemo.value') },
  privateNote: { here: at('content.note'), books: 'PrivateNote' },
  lines: { here: state => linesHere(at('content.lines')(state)), books: linesThere },
} as const satisfies Readings;

/** Where each field stands on either side: the same words for both, so that they can be compared. */
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
    ...same('isTaxable', 'is_taxable'),
    ...same('balance', 'balance'),
  },
  item: {
    ...same('name', 'name'),
    ...same('type', 'kind'),
    ...same('sku', 'sku'),
    ...same('description', 'description'),
    ...same('unitPrice', 'unit_price'),
    ...same('isTaxable', 'is_taxable'),
    incomeAccountName: { here: at('income_account.name'), books: 'incomeAccountName' },
    ...same('quantityOnHand', 'quantity_on_hand'),
  },
  invoice: {
    ...document,
    dueDate: { here: 'due_date', books: 'DueDate' },
    tax: { here: at('totals.tax'), books: at('TxnTaxDetail.TotalTax') },
    balance: { here: 'balance', books: 'Balance' },
    email: { here: 'bill_email', books: at('BillEmail.Address') },
    message: { here: 'message', books: at('CustomerMemo.value') },
    privateNote: { here: 'note', books: 'PrivateNote' },
    lines: { here: state => linesHere(state['lines']), books: linesThere },
  },
  estimate: {
    ...document,
    ...contentOfDocument,
    expirationDate: { here: 'expiration_date', books: 'ExpirationDate' },
    status: {
      here: 'status',
      books: ({ TxnStatus: status }) => (typeof status === 'string' ? status.toLowerCase() : null),
    },
  },
  'credit-memo': {
    ...document,
    ...contentOfDocument,
    remaining: { here: 'remaining', books: ({ RemainingCredit: remaining }) => remaining ?? '0' },
  },
  'refund-receipt': {
    ...document,
    ...contentOfDocument,
    reference: { here: at('content.refund.reference'), books: 'PaymentRefNum' },
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
    const value = typeof read === 'string' ? state[read] : read(state);
    return { field, label: fieldLabel(field), value: shown(value), entryId: null };
  });
}

/** Decimals in their shortest form, so that 5.0000 here and 5 there are no difference. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
  return /^-?\d+\.\d+$/.test(value) ? (findDecimal(value) ?? value) : value;
}

const listOf = (value: unknown): readonly StateFields[] => (Array.isArray(value) ? value.filter(isObject) : []);

const lineText = (description: unknown, amount: unknown): string =>
  [shown(description) ?? '', shown(amount) ?? '0'].join(' ').trim();

function linesHere(kept: unknown): string | null {
  const lines = listOf(kept).map(line => lineText(line['description'], line['amount']));
  return lines.length === 0 ? null : lines.join('; ');
}

function linesThere(state: StateFields): string | null {
  const sold = listOf(state['Line']).filter(line => line['DetailType'] === 'SalesItemLineDetail');
  const lines = sold.map(line => lineText(line['Description'], line['Amount']));
  return lines.length === 0 ? null : lines.join('; ');
}
