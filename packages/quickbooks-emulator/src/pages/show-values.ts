import { objectAt, objectsAt, textAt, type BooksRecord, type JsonObject, type JsonValue } from '../books/json.ts';
import { html, type HtmlPart } from './html.ts';

const MONEY = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount with two places, grouped, with a real minus sign. */
export function showMoney(amount: JsonValue | undefined): string {
  return typeof amount === 'number' ? MONEY.format(amount).replace('-', '−') : '';
}

/** The currency of a record, when it is not the company's own. */
export function showCurrency(record: JsonObject, homeCurrency: string): HtmlPart {
  const currency = refValue(record, 'CurrencyRef');
  return currency !== undefined && currency !== homeCurrency && html` <small>${currency}</small>`;
}

export function showNumber(value: JsonValue | undefined): string {
  return typeof value === 'number' ? String(value) : '';
}

export function refName(record: JsonObject, name: string): string {
  const reference = objectAt(record, name);
  return (reference && (textAt(reference, 'name') ?? textAt(reference, 'value'))) ?? '';
}

export function refValue(record: JsonObject, name: string): string | undefined {
  const reference = objectAt(record, name);
  return reference && textAt(reference, 'value');
}

export function nested(record: JsonObject, ...[name, member]: [string, string]): string {
  return textAt(objectAt(record, name) ?? {}, member) ?? '';
}

/** What a person calls a record: its name, its number, or else its id. */
export function nameOfRecord(record: BooksRecord): string {
  const named = ['DisplayName', 'Name', 'FileName', 'DocNumber', 'Id'].map(name => textAt(record, name));
  return named.find(name => name !== undefined) ?? '';
}

/** A word of the control calls as a title: `simple-start` is Simple Start. */
export function showWords(word: string): string {
  return word.replace(/(^|-)(\w)/g, (_, gap: string, letter: string) => (gap === '' ? '' : ' ') + letter.toUpperCase());
}

/** An address as one line. */
export function showAddress(record: JsonObject, name: string): string {
  const address = objectAt(record, name) ?? {};
  const parts = [
    'Line1',
    'Line2',
    'Line3',
    'Line4',
    'Line5',
    'City',
    'CountrySubDivisionCode',
    'PostalCode',
    'Country',
  ];
  return parts.flatMap(part => textAt(address, part) ?? []).join(', ');
}

export interface TransactionState {
  readonly label: string;
  readonly tone: 'good' | 'wait' | 'bad' | 'plain';
}

/** Where an invoice stands, from its figures alone. */
export function invoiceState(invoice: BooksRecord, today: string): TransactionState {
  const total = Number(invoice['TotalAmt'] ?? 0);
  const balance = Number(invoice['Balance'] ?? 0);
  if ((textAt(invoice, 'PrivateNote') ?? '').startsWith('Voided')) return { label: 'Voided', tone: 'plain' };
  if (balance === 0) return { label: 'Paid', tone: 'good' };
  const due = textAt(invoice, 'DueDate') ?? '9999-12-31';
  if (due < today) return { label: balance < total ? 'Part paid, overdue' : 'Overdue', tone: 'bad' };
  if (balance < total) return { label: 'Part paid', tone: 'wait' };
  return textAt(invoice, 'EmailStatus') === 'EmailSent'
    ? { label: 'Sent', tone: 'wait' }
    : { label: 'Open', tone: 'wait' };
}

export function stateBadge({ label, tone }: TransactionState): HtmlPart {
  return html`<span class="state ${tone === 'plain' ? 'quiet' : tone}">${label}</span>`;
}

/** Lines that a person can see: without subtotals. */
export function visibleLines(record: BooksRecord): readonly JsonObject[] {
  return objectsAt(record, 'Line').filter(line => textAt(line, 'DetailType') !== 'SubTotalLineDetail');
}
