import { compare, decimal, isPositive, type Decimal } from '@tieout/domain';
import type { FieldValue, Fields, LineValue, RecordKind } from '@tieout/sync';
import { isLines } from '@tieout/sync';
import type { Happening } from '../story/happening.ts';

type Create = Extract<Happening, { readonly does: 'create' }>;
type ApplyCredit = Extract<Happening, { readonly does: 'apply credit' }>;
type Edit = Extract<Happening, { readonly does: 'edit' }>;

interface Known {
  readonly id: string;
  readonly fields: Fields;
}

/** What a person knows of a side when filling in a form: ids there, and how lines are keyed there. */
export interface Desk {
  /** The live records of a kind. */
  readonly live: (kind: RecordKind) => readonly Known[];
  readonly newLineKey: () => string;
  /** Unique text for the line's description: what a line is recognised by afterwards. */
  readonly newLineText: () => string;
}

/** A live record of the kind; undefined when there is none. */
function findLive(desk: Desk, kind: RecordKind, pick: number): Known | undefined {
  const live = desk.live(kind);
  return live[pick % Math.max(1, live.length)];
}

/** The day of every document. */
export const issueDate = '2026-05-01';
const taxCodes = ['2', '3'] as const;

/** Names come from one small pool for both sides, so that the two sides now and then mean the same. */
export const nameOf = (on: number, kind: 'customer' | 'item', name: number): string =>
  `W${on} ${kind === 'customer' ? 'Customer' : 'Item'} ${name}`;

/** The fields of a new record, or undefined where something that it needs is missing. */
export function newFields(desk: Desk, what: Create): Fields | undefined {
  const { kind, on, name, pick, amounts } = what;
  if (kind === 'customer') {
    const parent = pick % 4 === 0 ? findLive(desk, 'customer', pick)?.id : undefined;
    const email = { email: `mail${name}@w${on}.example`, notes: `W${on} note ${pick}` };
    return { displayName: nameOf(on, 'customer', name), ...email, ...(parent !== undefined && { parent }) };
  }
  if (kind === 'item') return { name: nameOf(on, 'item', name), unitPrice: amounts[0] ?? '1' };
  const customer = findLive(desk, 'customer', pick)?.id;
  if (customer === undefined) return undefined;
  return kind === 'payment' ? paymentFields(desk, what, customer) : documentFields(desk, what, customer);
}

/** One number in five is shared by both sides: two documents may mean the same, or clash. */
function documentFields(desk: Desk, { kind, on, side, name, pick, amounts }: Create, customer: string): Fields {
  const own = pick % 5 === 0 ? 'S' : side === 'workspace' ? 'H' : 'T';
  const isTaxed = kind === 'invoice' && pick % 3 === 0;
  const lines = amounts.map((amount, at) => newLine(desk, { amount, pick: pick + at, isTaxed }));
  const documentNumber = `W${on}-${kind.slice(0, 3).toUpperCase()}-${own}${name}`;
  const tax = isTaxed ? { documentTaxCode: taxCodes[pick % 2] ?? '2' } : {};
  return { documentNumber, customer, issueDate, message: `W${on} thanks`, lines, ...tax };
}

export function newLine(
  desk: Desk,
  { amount, pick, isTaxed }: { readonly amount: string; readonly pick: number; readonly isTaxed: boolean },
): LineValue {
  const item = findLive(desk, 'item', pick)?.id;
  const worth = { kind: 'sale', quantity: String(1 + (pick % 3)), unitPrice: amount };
  const taxCode = isTaxed && pick % 2 === 0 ? 'TAX' : 'NON';
  const description = desk.newLineText();
  return { key: desk.newLineKey(), fields: { ...worth, description, taxCode, ...(item !== undefined && { item }) } };
}

/** A payment over one open invoice of the customer, or on account. */
function paymentFields(desk: Desk, { on, side, name, pick, amounts }: Create, customer: string): Fields {
  const invoice = findLive(desk, 'invoice', pick);
  const balance = invoice?.fields['customer'] === customer ? invoice.fields['balance'] : null;
  const open = typeof balance === 'string' && balance !== '0' ? balance : null;
  const total = open ?? amounts[0] ?? '1';
  const reference = `W${on}-PAY-${side === 'workspace' ? 'H' : 'T'}${name}`;
  const settled = (key: string): LineValue => ({ key, fields: { invoice: invoice?.id ?? '', amount: total } });
  const allocations = open === null ? [] : [settled(side === 'books' ? '' : desk.newLineKey())];
  return { customer, date: issueDate, total: roundedTotal(total), reference, allocations };
}

/** A credit memo over an open invoice of the same customer, as far as both reach. */
export function creditFields(desk: Desk, { on, side, name, pick }: ApplyCredit): Fields | undefined {
  const invoices = desk.live('invoice').filter(({ fields }) => isOpen(fields));
  const matches = desk
    .live('credit-memo')
    .filter(({ fields }) => isOpen(fields))
    .flatMap(memo => {
      const invoice = invoices.find(({ fields }) => fields['customer'] === memo.fields['customer']);
      return invoice === undefined ? [] : [{ memo, invoice }];
    });
  const match = matches[pick % Math.max(1, matches.length)];
  if (match === undefined) return undefined;
  const { memo, invoice } = match;
  const amount = smaller(balanceOf(memo.fields), balanceOf(invoice.fields));
  const part = (fields: LineValue['fields']): LineValue => ({
    key: side === 'books' ? '' : desk.newLineKey(),
    fields: { ...fields, amount },
  });
  const reference = `W${on}-CRE-${side === 'workspace' ? 'H' : 'T'}${name}`;
  const allocations = [part({ invoice: invoice.id }), part({ creditMemo: memo.id })];
  return { customer: invoice.fields['customer'] ?? null, date: issueDate, total: '0', reference, allocations };
}

const balanceOf = ({ balance }: Fields): Decimal => decimal(typeof balance === 'string' ? balance : '0');
const isOpen = (fields: Fields): boolean => isPositive(balanceOf(fields));
const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) < 0 ? a : b);

/** Amounts of payments have cents at most. */
const roundedTotal = (amount: string): string => amount.replace(/(\.\d\d)\d+$/, '$1');

const editable: Readonly<Record<RecordKind, readonly string[]>> = {
  customer: ['email', 'phone', 'notes', 'billing.line1', 'billing.city', 'displayName'],
  item: ['sku', 'description', 'unitPrice', 'name', 'description', 'unitPrice'],
  estimate: ['message', 'privateNote'],
  invoice: ['message', 'privateNote', 'dueDate', 'customer'],
  'credit-memo': ['message', 'privateNote'],
  payment: ['reference', 'privateNote'],
};

/** The field that an edit is about, and its new value. */
export function editedField(
  desk: Desk,
  fields: Fields,
  { on, kind, field, value }: Edit,
): readonly [field: string, value: string] | undefined {
  const names = editable[kind];
  const name = names[field % names.length] ?? '';
  const edited = name === 'customer' ? findLive(desk, 'customer', value)?.id : valueOf(on, name, value);
  // Saving what stands there already is no edit.
  return edited === undefined || edited === fields[name] ? undefined : [name, edited];
}

function valueOf(on: number, field: string, value: number): string {
  switch (field) {
    case 'email':
      return `edit${value}@w${on}.example`;
    case 'unitPrice':
      return `${1 + (value % 400)}.${5 + (value % 4)}`;
    case 'dueDate':
      return `2026-0${6 + (value % 4)}-1${value % 10}`;
    case 'displayName':
      return nameOf(on, 'customer', value % 40);
    case 'name':
      return nameOf(on, 'item', value % 40);
    case 'reference':
      return `W${on}-R${value}`;
    default:
      return `W${on} ${field} ${value}`;
  }
}

export const linesOf = (fields: Fields): readonly LineValue[] => {
  const lines = fields['lines'] ?? null;
  return isLines(lines) ? lines : [];
};

/** The lines after a person changed one, and what the ledger has to remember of it. */
export interface LineEdit {
  readonly lines: readonly LineValue[];
  readonly field: string;
  readonly value: string | null;
}

type ChangeLines = Extract<Happening, { readonly does: 'change line' | 'add line' | 'remove line' }>;

export function editedLines(desk: Desk, fields: Fields, what: ChangeLines): LineEdit | undefined {
  if (!('lines' in fields)) return undefined;
  const lines = linesOf(fields);
  if (what.does === 'add line') {
    const line = newLine(desk, { amount: what.value, pick: what.pick + what.line, isTaxed: false });
    return { lines: lines.toSpliced(what.line, 0, line), field: lineField(line, 'unitPrice'), value: what.value };
  }
  const target = lines[what.line % Math.max(1, lines.length)];
  if (target === undefined) return undefined;
  if (what.does === 'remove line') {
    // A document keeps at least one line: QuickBooks refuses it otherwise.
    return lines.length < 2
      ? undefined
      : { lines: lines.filter(line => line !== target), field: lineField(target, 'line'), value: null };
  }
  const name = what.line % 2 === 0 ? 'unitPrice' : 'quantity';
  if (target.fields[name] === what.value) return undefined;
  const changed = { ...target, fields: { ...target.fields, [name]: what.value } };
  return {
    lines: lines.map(line => (line === target ? changed : line)),
    field: lineField(target, name),
    value: what.value,
  };
}

const lineField = ({ fields }: LineValue, name: string): string => `lines/${textOf(fields['description'])}/${name}`;

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
