import type {
  Address,
  Choice,
  CreditMemo,
  Customer,
  Estimate,
  Invoice,
  InvoiceFields,
  RefundReceipt,
} from '@tieout/api';
import type { NumberStyle } from '@tieout/domain';
import { readTypedPrice, typedText } from '../../../ui/fields/typed-number.ts';

/** A line as it is typed: numbers are text until they are read. */
export interface ComposedLine {
  readonly id: string;
  readonly itemId: string | null;
  readonly itemName: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxCode: Choice | null;
}

/** How a refund is paid out, as it is typed. */
export interface RefundPart {
  /** The bank account that the money leaves. */
  readonly account: Choice | null;
  readonly method: Choice | null;
  readonly reference: string;
}

/** An invoice or another sales document as it is typed. Plain JSON, so that it can be kept in the browser and lost by nothing. */
export interface Composition {
  readonly customerId: string | null;
  readonly customerName: string;
  /** The QuickBooks company that it goes to; null: the default one. */
  readonly connectionId: string | null;
  readonly currency: string;
  readonly lines: readonly ComposedLine[];
  readonly number: string;
  readonly txnDate: string;
  /** Until when an invoice is to be paid, or an estimate holds. */
  readonly dueDate: string;
  readonly term: Choice | null;
  readonly message: string;
  readonly note: string;
  readonly email: string;
  readonly address: Address;
  readonly taxMode: InvoiceFields['taxMode'];
  readonly taxCode: Choice | null;
  readonly discountKind: 'percent' | 'amount';
  readonly discount: string;
  readonly shipping: string;
  /** Only of refund receipts. */
  readonly refund?: RefundPart | undefined;
}

/** As it is kept while it is typed: without a date it is of the day that it is in its company. */
export type KeptComposition = Omit<Composition, 'txnDate'> & { readonly txnDate: string | null };

export const noAddress: Address = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' };

export const noRefund: RefundPart = { account: null, method: null, reference: '' };

export const blankLine = (id: string): ComposedLine => ({ id, itemId: null, itemName: '', description: '', quantity: '1', unitPrice: '', taxCode: null }); // prettier-ignore

interface BlankOptions {
  readonly lineId: string;
  readonly currency: string;
  readonly message: string;
}

export function blankComposition({ lineId, currency, message }: BlankOptions): KeptComposition {
  return {
    customerId: null, customerName: '', connectionId: null, currency, lines: [blankLine(lineId)], number: '', txnDate: null, dueDate: '', term: null,
    message, note: '', email: '', address: noAddress, taxMode: 'exclusive', taxCode: null, discountKind: 'percent', discount: '', shipping: '',
  }; // prettier-ignore
}

/** The customer fills in who, where, in which currency and in which books; the rest of what was typed stays. */
export function withCustomer<Typed extends KeptComposition>(composition: Typed, customer: Customer): Typed {
  const { id, fullName, currency, email, billingAddress, connectionId } = customer;
  const chosen = connectionId ?? composition.connectionId;
  return {
    ...composition, customerId: id, customerName: fullName, connectionId: chosen, currency, email, address: billingAddress,
  }; // prettier-ignore
}

/** What can be typed on, or begun from. */
export type StoredDocument = Invoice | Estimate | CreditMemo | RefundReceipt;

/** A stored document, ready to be typed on. */
export function compositionOf(document: StoredDocument, style: NumberStyle): Composition {
  const { customerId, customerName, currency, message, note, taxMode, taxCode } = document;
  const lines = document.lines.map(({ id, itemId, itemName, description, quantity, unitPrice, taxCode: code }) => ({
    id, itemId, itemName: itemName ?? '', description, quantity: typedText(quantity, style), unitPrice: typedText(unitPrice, style), taxCode: code,
  })); // prettier-ignore
  return {
    customerId, customerName, currency, lines, message, note, taxMode, taxCode,
    ...ownParts(document),
    number: document.number ?? '',
    txnDate: document.txnDate,
    email: document.billTo.email,
    address: document.billTo.address,
    discountKind: document.discount?.kind ?? 'percent',
    discount: typedText(document.discount?.value ?? null, style),
    shipping: typedText(document.shipping, style),
  }; // prettier-ignore
}

/** What the kinds say in their own way: where the document goes, and until when it counts. */
function ownParts(document: StoredDocument): Pick<Composition, 'connectionId' | 'term' | 'dueDate'> {
  if ('dueDate' in document) {
    const { connectionId, term, dueDate } = document;
    return { connectionId, term, dueDate: dueDate ?? '' };
  }
  const end = 'expirationDate' in document ? document.expirationDate : null;
  return { connectionId: document.sync.company?.id ?? null, term: null, dueDate: end ?? '' };
}

interface LikeOptions {
  readonly style: NumberStyle;
  readonly newId: () => string;
}

/** A new document that begins as a stored one: of the present day, lines with an identity of their own, no number. */
export function compositionLike(document: StoredDocument, { style, newId }: LikeOptions): KeptComposition {
  const like = compositionOf(document, style);
  return {
    ...like,
    lines: like.lines.map(line => ({ ...line, id: newId() })),
    number: '',
    txnDate: null,
    dueDate: '',
    term: null,
  };
}

/** What was read from a composition: what can be sent, and which fields cannot be read, by the paths the server uses. */
export interface ReadComposition {
  readonly fields: InvoiceFields;
  readonly errors: Readonly<Record<string, string>>;
}

/** Reads the typed numbers. A field that cannot be read counts as nothing and says so; a line without a price and item is left out. */
export function readComposition(composition: Composition, style: NumberStyle): ReadComposition {
  const errors: Record<string, string> = {};
  const { customerId, connectionId, currency, txnDate, term, message, note, taxMode, taxCode } = composition;
  const numberAt = (path: string, text: string, code?: string): string | null => {
    const typed = readTypedPrice(text, style, code);
    if (typed.kind === 'refused') errors[path] = typed.sentence;
    return typed.kind === 'parsed' ? typed.value : null;
  };
  const lines = composition.lines.filter(isWritten).map((line, at) => ({
    id: line.id,
    itemId: line.itemId,
    description: line.description,
    quantity: numberAt(`lines.${at}.quantity`, line.quantity) ?? '0',
    unitPrice: numberAt(`lines.${at}.unitPrice`, line.unitPrice, currency) ?? '0',
    taxCode: line.taxCode,
  }));
  const isPercent = composition.discountKind === 'percent';
  const discount = isPercent
    ? numberAt('discount.value', composition.discount.replace(/\s*%\s*$/, ''))
    : numberAt('discount.value', composition.discount, currency);
  const fields: InvoiceFields = {
    customerId, connectionId, lines, txnDate, term, message, note, taxMode, taxCode, currency,
    number: composition.number.trim() === '' ? null : composition.number.trim(),
    dueDate: composition.dueDate === '' ? null : composition.dueDate,
    billTo: { email: composition.email.trim(), address: composition.address },
    discount: discount === null || discount === '0' ? null : { kind: composition.discountKind, value: discount },
    shipping: numberAt('shipping', composition.shipping, currency),
  }; // prettier-ignore
  return { fields, errors };
}

/** Whether a line holds anything: the empty one at the end is an invitation to type, not a part of the invoice. */
export const isWritten = (line: ComposedLine): boolean =>
  line.itemId !== null || line.description.trim() !== '' || line.unitPrice.trim() !== '';

/** Where the server means a line that stands elsewhere on the page, because empty lines are not sent. */
export function linePath(composition: Composition, lineId: string): string | undefined {
  const at = composition.lines.filter(isWritten).findIndex(line => line.id === lineId);
  return at < 0 ? undefined : `lines.${at}`;
}
