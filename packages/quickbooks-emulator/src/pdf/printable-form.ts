import { objectAt, objectsAt, textAt, type BooksRecord, type JsonObject, type JsonValue } from '../books/json.ts';
import type { EntityName } from '../books/entities/entity-name.ts';

/** What stands on the paper, in order, ready to be drawn. */
export interface PrintableForm {
  readonly title: string;
  readonly seller: readonly string[];
  readonly parties: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly rows: readonly PrintableRow[];
  readonly totals: readonly { readonly label: string; readonly text: string; readonly isMain?: boolean }[];
  readonly notes: readonly string[];
  /** Printed across a voided form. */
  readonly stamp?: string;
}

export interface PrintableRow {
  readonly name: string;
  readonly description: string;
  readonly qty: string;
  readonly rate: string;
  readonly amount: string;
}

const TITLES: Partial<Record<EntityName, string>> = {
  Invoice: 'Invoice',
  Estimate: 'Estimate',
  CreditMemo: 'Credit memo',
  SalesReceipt: 'Sales receipt',
  RefundReceipt: 'Refund receipt',
  Payment: 'Payment receipt',
};

/** Lays out a sales form or a payment from its record alone: every figure is the stored one. */
export function printableForm(entity: EntityName, record: BooksRecord, companyInfo: JsonObject): PrintableForm {
  const currency = textAt(objectAt(record, 'CurrencyRef') ?? {}, 'value') ?? '';
  const isVoided = (textAt(record, 'PrivateNote') ?? '').startsWith('Voided');
  return {
    title: TITLES[entity] ?? entity,
    seller: sellerLines(companyInfo),
    parties: parties(record),
    facts: facts(entity, record),
    rows: entity === 'Payment' ? paymentRows(record) : formRows(record),
    totals: totals(entity, record, currency),
    notes: [memoText(record, 'CustomerMemo'), textAt(record, 'PaymentRefNum')].filter(isFilled),
    ...(isVoided && { stamp: 'VOID' }),
  };
}

function sellerLines(info: JsonObject): readonly string[] {
  const email = textAt(objectAt(info, 'Email') ?? {}, 'Address');
  const phone = textAt(objectAt(info, 'PrimaryPhone') ?? {}, 'FreeFormNumber');
  return [textAt(info, 'CompanyName'), ...addressLines(objectAt(info, 'CompanyAddr')), email, phone].filter(isFilled);
}

function parties(record: BooksRecord): PrintableForm['parties'] {
  const customer = nameOf(record, 'CustomerRef');
  const shipTo = addressLines(objectAt(record, 'ShipAddr'));
  const email = textAt(objectAt(record, 'BillEmail') ?? {}, 'Address');
  const billTo = [customer, ...addressLines(objectAt(record, 'BillAddr')), email].filter(isFilled);
  return [
    { label: 'Bill to', lines: withoutRepeats(billTo) },
    ...(shipTo.length > 0 ? [{ label: 'Ship to', lines: shipTo }] : []),
  ];
}

/** Addresses that QuickBooks copied begin with the customer's name (entities.md §1). */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => lines.indexOf(line) === index);
}

function addressLines(address: JsonObject | undefined): readonly string[] {
  if (address === undefined) return [];
  const town = [textAt(address, 'City'), textAt(address, 'CountrySubDivisionCode'), textAt(address, 'PostalCode')];
  return [
    ...['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map(name => textAt(address, name)),
    town.filter(isFilled).join(' '),
    textAt(address, 'Country'),
  ].filter(isFilled);
}

function facts(entity: EntityName, record: BooksRecord): PrintableForm['facts'] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [entity === 'Payment' ? 'Receipt' : 'Number', textAt(record, 'DocNumber')],
    ['Date', textAt(record, 'TxnDate')],
    ['Due', textAt(record, 'DueDate')],
    ['Valid until', textAt(record, 'ExpirationDate')],
    ['Terms', nameOf(record, 'SalesTermRef')],
    ['Ship date', textAt(record, 'ShipDate')],
    ['Tracking', textAt(record, 'TrackingNum')],
    ['Method', nameOf(record, 'PaymentMethodRef')],
  ];
  return rows.flatMap(([label, text]) => (isFilled(text) ? [{ label, text }] : []));
}

function formRows(record: BooksRecord): readonly PrintableRow[] {
  return objectsAt(record, 'Line').flatMap(line => {
    const kind = textAt(line, 'DetailType');
    if (kind === 'GroupLineDetail') return groupRows(line);
    if (kind === 'DescriptionOnly') return [row({ line, name: '' })];
    return kind === 'SalesItemLineDetail' && !isShipping(line) ? [row({ line, name: itemName(line) })] : [];
  });
}

function groupRows(line: JsonObject): readonly PrintableRow[] {
  const group = objectAt(line, 'GroupLineDetail') ?? {};
  const members = objectsAt(group, 'Line').map(member => row({ line: member, name: `  ${itemName(member)}` }));
  return [{ ...row({ line, name: nameOf(group, 'GroupItemRef') ?? '' }), amount: '' }, ...members];
}

function row({ line, name }: { readonly line: JsonObject; readonly name: string }): PrintableRow {
  const detail = objectAt(line, 'SalesItemLineDetail') ?? {};
  return {
    name,
    description: textAt(line, 'Description') ?? '',
    qty: plain(detail['Qty']),
    rate: detail['UnitPrice'] === undefined ? '' : decimals(detail['UnitPrice']),
    amount: line['Amount'] === undefined ? '' : money(line['Amount']),
  };
}

function paymentRows(record: BooksRecord): readonly PrintableRow[] {
  return objectsAt(record, 'Line').map(line => {
    const [link] = objectsAt(line, 'LinkedTxn');
    const name = link === undefined ? 'Payment' : `${textAt(link, 'TxnType') ?? ''} ${textAt(link, 'TxnId') ?? ''}`;
    return { name, description: '', qty: '', rate: '', amount: money(line['Amount']) };
  });
}

function totals(entity: EntityName, record: BooksRecord, currency: string): PrintableForm['totals'] {
  const subtotal = lineAmount(record, line => textAt(line, 'DetailType') === 'SubTotalLineDetail');
  const discount = lineAmount(record, line => textAt(line, 'DetailType') === 'DiscountLineDetail');
  const shipping = lineAmount(record, isShipping);
  const tax = objectAt(record, 'TxnTaxDetail')?.['TotalTax'];
  const balanceLabel = entity === 'CreditMemo' ? 'Credit left' : 'Balance due';
  const rows: readonly (readonly [string, JsonValue | undefined, boolean])[] = [
    ['Subtotal', subtotal, false],
    ['Discount', discount === undefined ? undefined : -Number(discount), false],
    ['Shipping', shipping, false],
    ['Tax', tax, false],
    [`Total ${currency}`.trim(), record['TotalAmt'], true],
    ['Deposit', entity === 'Invoice' ? record['Deposit'] : undefined, false],
    [balanceLabel, entity === 'Invoice' || entity === 'CreditMemo' ? record['Balance'] : undefined, true],
    ['Unapplied', entity === 'Payment' ? record['UnappliedAmt'] : undefined, false],
  ];
  return rows.flatMap(([label, amount, isMain]) =>
    amount === undefined ? [] : [{ label, text: money(amount), isMain }],
  );
}

function lineAmount(record: BooksRecord, isWanted: (line: JsonObject) => boolean): JsonValue | undefined {
  return objectsAt(record, 'Line').find(isWanted)?.['Amount'];
}

function isShipping(line: JsonObject): boolean {
  const item = objectAt(objectAt(line, 'SalesItemLineDetail') ?? {}, 'ItemRef');
  return item !== undefined && textAt(item, 'value') === 'SHIPPING_ITEM_ID';
}

function itemName(line: JsonObject): string {
  return nameOf(objectAt(line, 'SalesItemLineDetail') ?? {}, 'ItemRef') ?? '';
}

function nameOf(record: JsonObject, reference: string): string | undefined {
  const target = objectAt(record, reference);
  return target && (textAt(target, 'name') ?? textAt(target, 'value'));
}

function memoText(record: JsonObject, name: string): string | undefined {
  return textAt(objectAt(record, name) ?? {}, 'value');
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

const MONEY = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const RATE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 7 });

function money(amount: JsonValue | undefined): string {
  return typeof amount === 'number' ? MONEY.format(amount).replace('-', '−') : '';
}

function decimals(amount: JsonValue): string {
  return typeof amount === 'number' ? RATE.format(amount) : '';
}

function plain(amount: JsonValue | undefined): string {
  return typeof amount === 'number' ? String(amount) : '';
}
