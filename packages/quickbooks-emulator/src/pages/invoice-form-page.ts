import { amendRecord, queryRecords, readRecord, saveRecord, type DeskOutcome } from '../bookkeeper/desk.ts';
import { numberOfCents, preciseOf } from '../books/arithmetic/fixed-point.ts';
import { productOf } from '../books/arithmetic/line-amount.ts';
import { isDecimalText } from '../books/decimal.ts';
import { objectAt, textAt, type BooksRecord, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { choiceField, formSheet, textField, type Choice } from './fields.ts';
import { html, type Html } from './html.ts';
import { missingRecord } from './missing-record.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { nested, refValue, showNumber, visibleLines } from './show-values.ts';

/** Enough for an invoice by hand; a longer one keeps the lines that do not fit here. */
const LINES_SHOWN = 6;
const CHOICES_MAX = 1000;

/** `…/invoices/new` and `…/invoices/{id}/edit` */
export function invoiceFormPage(call: CompanyPageCall): HttpAnswer {
  const stored = call.id === 'new' ? undefined : readRecord(call.desk, 'Invoice', call.id);
  if (call.id !== 'new' && stored === undefined) return missingRecord(call, 'invoice');
  if (call.request.method !== 'POST') return invoiceForm(call, typedFrom(stored, call.query));
  const outcome = saveInvoice(call, stored);
  if (outcome.kind === 'refused') return invoiceForm(call, call.form, outcome.message);
  const saved = outcome.answer['Invoice'] as JsonObject;
  return redirectAnswer(`${call.home}/invoices/${textAt(saved, 'Id') ?? ''}`);
}

function saveInvoice({ desk, form }: CompanyPageCall, stored: BooksRecord | undefined): DeskOutcome {
  const email = typed(form, 'email');
  const term = typed(form, 'term');
  const message = typed(form, 'message');
  const number = typed(form, 'number');
  const invoice: JsonObject = {
    CustomerRef: { value: typed(form, 'customer') ?? '' },
    TxnDate: typed(form, 'date'),
    DueDate: typed(form, 'due'),
    ...(number !== undefined && { DocNumber: number }),
    ...(term !== undefined && { SalesTermRef: { value: term } }),
    ...(email !== undefined && { BillEmail: { Address: email } }),
    ...(message !== undefined && { CustomerMemo: { value: message } }),
    Line: [...typedLines(form, stored), ...linesBeyond(stored)],
  };
  return stored === undefined ? saveRecord(desk, 'Invoice', invoice) : amendRecord(desk, stored, 'Invoice', invoice);
}

function typedLines(form: URLSearchParams, stored: BooksRecord | undefined): readonly JsonObject[] {
  const before = editableLines(stored);
  return Array.from({ length: LINES_SHOWN }, (_, index) => index).flatMap(index => {
    const item = typed(form, `item${index}`);
    const description = typed(form, `description${index}`);
    const price = typed(form, `price${index}`);
    if (item === undefined && description === undefined && price === undefined) return [];
    return [typedLine({ item, description, price, qty: typed(form, `qty${index}`) }, before[index])];
  });
}

interface TypedLine {
  readonly item: string | undefined;
  readonly description: string | undefined;
  readonly qty: string | undefined;
  readonly price: string | undefined;
}

/** What the form does not show of a line, such as its tax code and class, stays as it is. */
function typedLine({ item, description, qty, price }: TypedLine, before: JsonObject | undefined): JsonObject {
  const detail = objectAt(before ?? {}, 'SalesItemLineDetail') ?? {};
  const quantity = qty ?? '1';
  const isPriced = price !== undefined && isDecimalText(price) && isDecimalText(quantity);
  return {
    ...(before?.['Id'] !== undefined && { Id: before['Id'] }),
    DetailType: 'SalesItemLineDetail',
    Description: description,
    ...(isPriced && { Amount: numberOfCents(productOf(preciseOf(quantity), preciseOf(price))) }),
    SalesItemLineDetail: {
      ...detail,
      ...(item !== undefined && { ItemRef: { value: item } }),
      ...(isPriced && { Qty: Number(quantity), UnitPrice: Number(price) }),
    },
  };
}

/** Lines that the form can show; discounts, shipping and bundles stay as they are. */
function editableLines(stored: BooksRecord | undefined): readonly JsonObject[] {
  return (stored === undefined ? [] : visibleLines(stored)).filter(isPlainSale);
}

function isPlainSale(line: JsonObject): boolean {
  const item = refValue(objectAt(line, 'SalesItemLineDetail') ?? {}, 'ItemRef');
  return textAt(line, 'DetailType') === 'SalesItemLineDetail' && item !== 'SHIPPING_ITEM_ID';
}

function linesBeyond(stored: BooksRecord | undefined): readonly JsonObject[] {
  if (stored === undefined) return [];
  const shown = editableLines(stored).slice(0, LINES_SHOWN);
  return visibleLines(stored).filter(line => !shown.includes(line));
}

function typedFrom(invoice: BooksRecord | undefined, query: URLSearchParams): URLSearchParams {
  const form = new URLSearchParams({ customer: query.get('customer') ?? '' });
  if (invoice === undefined) return form;
  form.set('customer', refValue(invoice, 'CustomerRef') ?? '');
  form.set('date', textAt(invoice, 'TxnDate') ?? '');
  form.set('due', textAt(invoice, 'DueDate') ?? '');
  form.set('number', textAt(invoice, 'DocNumber') ?? '');
  form.set('term', refValue(invoice, 'SalesTermRef') ?? '');
  form.set('email', nested(invoice, 'BillEmail', 'Address'));
  form.set('message', nested(invoice, 'CustomerMemo', 'value'));
  editableLines(invoice).forEach((line, index) => {
    const detail = objectAt(line, 'SalesItemLineDetail') ?? {};
    form.set(`item${index}`, refValue(detail, 'ItemRef') ?? '');
    form.set(`description${index}`, textAt(line, 'Description') ?? '');
    form.set(`qty${index}`, showNumber(detail['Qty']));
    form.set(`price${index}`, showNumber(detail['UnitPrice'] ?? line['Amount']));
  });
  return form;
}

function invoiceForm(call: CompanyPageCall, form: URLSearchParams, problem?: string): HttpAnswer {
  const isNew = call.id === 'new';
  const value = (name: string): string => form.get(name) ?? '';
  const { desk, home, shelved } = call;
  const path = isNew ? `${home}/invoices/new` : `${home}/invoices/${call.id}/edit`;
  const content = [
    choiceField({
      name: 'customer',
      label: 'Customer',
      value: value('customer'),
      choices: [{ value: '', label: 'Choose…' }, ...choicesOf(call, 'Customer', 'DisplayName')],
    }),
    textField({ name: 'date', label: 'Date', value: value('date') || shelved.company.today(), type: 'date' }),
    choiceField({
      name: 'term',
      label: 'Terms',
      value: value('term'),
      choices: [{ value: '', label: 'As the customer has' }, ...choicesOf(call, 'Term', 'Name')],
    }),
    textField({ name: 'due', label: 'Due', value: value('due'), type: 'date' }),
    textField({ name: 'number', label: 'Number', value: value('number'), placeholder: 'next one' }),
    textField({ name: 'email', label: 'E-mail', value: value('email') }),
    html`<div class="wide">${lineFields(form, itemChoices(desk))}</div>`,
    textField({ name: 'message', label: 'Message', value: value('message'), isWide: true }),
  ];
  const title = isNew ? 'New invoice' : 'Edit invoice';
  const cancel = isNew ? `${home}/invoices` : `${home}/invoices/${call.id}`;
  return companyPage(
    call,
    { room: 'invoices', title, status: problem === undefined ? 200 : 422 },
    html`<h1>${title}</h1>
      ${formSheet({ action: path, submit: 'Save', content, problem, cancel })}`,
  );
}

function lineFields(form: URLSearchParams, items: readonly Choice[]): Html {
  const value = (name: string): string => form.get(name) ?? '';
  const rows = Array.from({ length: LINES_SHOWN }, (_, index) => index);
  return html`${rows.map(
    index =>
      html`<div class="lines">
        ${choiceField({ name: `item${index}`, label: `Item ${index + 1}`, value: value(`item${index}`), choices: items })}
        ${textField({ name: `description${index}`, label: 'Description', value: value(`description${index}`) })}
        ${textField({ name: `qty${index}`, label: 'Qty', value: value(`qty${index}`), type: 'number', step: 'any' })}
        ${textField({ name: `price${index}`, label: 'Rate', value: value(`price${index}`), type: 'number', step: 'any' })}
      </div>`,
  )}`;
}

function choicesOf(
  { desk }: CompanyPageCall,
  entity: 'Customer' | 'Term',
  nameField: 'DisplayName' | 'Name',
): readonly Choice[] {
  return queryRecords(desk, entity, `orderby ${nameField} maxresults ${CHOICES_MAX}`).map(record => ({
    value: textAt(record, 'Id') ?? '',
    label: textAt(record, nameField) ?? '',
  }));
}

function itemChoices(desk: CompanyPageCall['desk']): readonly Choice[] {
  const items = queryRecords(desk, 'Item', `orderby Name maxresults ${CHOICES_MAX}`)
    .filter(item => textAt(item, 'Type') !== 'Category')
    .map(item => ({
      value: textAt(item, 'Id') ?? '',
      label: textAt(item, 'FullyQualifiedName') ?? textAt(item, 'Name') ?? '',
    }));
  return [{ value: '', label: '–' }, ...items];
}
