import { amendRecord, queryRecords, readRecord, saveRecord, type DeskOutcome } from '../bookkeeper/desk.ts';
import { textAt, type BooksRecord, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { buttonForm, choiceField, formSheet, problemNote, textField, tickField, type Choice } from './fields.ts';
import { html } from './html.ts';
import { missingRecord } from './missing-record.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { recordJson } from './record-json.ts';
import { listRecords, pager, searchForm } from './record-list.ts';
import { refName, refValue, showMoney, showNumber } from './show-values.ts';
import { factList, table } from './table.ts';

const ACCOUNTS_MAX = 500;

/** `/companies/{realmId}/items` */
export function itemsPage(call: CompanyPageCall): HttpAnswer {
  const path = `${call.home}/items`;
  const order = { entity: 'Item', searched: 'Name', orderBy: 'Name', hasInactive: true } as const;
  const listed = listRecords(call.desk, order, call.query);
  const content = html`<div class="headline">
      <h1>Items</h1>
      <a class="button primary" href="${path}/new">New item</a>
    </div>
    ${searchForm(path, listed, 'items')}
    ${table<BooksRecord>(
      listed.records,
      [
        {
          label: 'Name',
          cell: item => html`<a href="${path}/${textAt(item, 'Id')}">${textAt(item, 'FullyQualifiedName')}</a>`,
        },
        { label: 'Kind', isMinor: true, cell: item => textAt(item, 'Type') },
        { label: 'SKU', isMinor: true, cell: item => textAt(item, 'Sku') },
        { label: '', cell: item => item['Active'] === false && html`<span class="state quiet">inactive</span>` },
        { label: 'On hand', isNumber: true, cell: item => showNumber(item['QtyOnHand']) },
        { label: 'Price', isNumber: true, cell: item => showMoney(item['UnitPrice']) },
      ],
      listed.search === '' ? 'No items yet.' : `No item's name contains “${listed.search}”.`,
    )}
    ${pager(path, listed)}`;
  return companyPage(call, { room: 'items', title: 'Items' }, content);
}

/** `/companies/{realmId}/items/{id}` */
export function itemPage(call: CompanyPageCall, problem?: string): HttpAnswer {
  const item = readRecord(call.desk, 'Item', call.id);
  if (item === undefined) return missingRecord(call, 'item');
  const path = `${call.home}/items/${call.id}`;
  const isActive = item['Active'] !== false;
  const name = textAt(item, 'Name') ?? '';
  const content = html`<div class="headline">
      <h1>${name} ${!isActive && html`<span class="state quiet">inactive</span>`}</h1>
      <div class="actions">
        <a class="button primary" href="${path}/edit">Edit</a>
        ${buttonForm(`${path}/active`, isActive ? 'Make inactive' : 'Make active', { active: isActive ? 'no' : 'yes' })}
      </div>
    </div>
    ${problemNote(problem)}
    ${factList([
      ['Price', html`<span class="big">${showMoney(item['UnitPrice'])}</span>`],
      ['Kind', textAt(item, 'Type')],
      ['SKU', textAt(item, 'Sku')],
      ['Description', textAt(item, 'Description')],
      ['Income account', refName(item, 'IncomeAccountRef')],
      ['Expense account', refName(item, 'ExpenseAccountRef')],
      ['On hand', showNumber(item['QtyOnHand'])],
      ['Taxable', item['Taxable'] === true ? 'yes' : 'no'],
      ['Id', html`<code>${textAt(item, 'Id')}</code>`],
    ])}
    ${recordJson(item)}`;
  return companyPage(call, { room: 'items', title: name, status: problem === undefined ? 200 : 422 }, content);
}

/** `POST …/items/{id}/active` */
export function switchItem(call: CompanyPageCall): HttpAnswer {
  const item = readRecord(call.desk, 'Item', call.id);
  if (item === undefined) return missingRecord(call, 'item');
  const outcome = amendRecord(call.desk, item, 'Item', { Active: call.form.get('active') === 'yes' });
  if (outcome.kind === 'refused') return itemPage(call, outcome.message);
  return redirectAnswer(`${call.home}/items/${call.id}`);
}

/** `…/items/new` and `…/items/{id}/edit` */
export function itemFormPage(call: CompanyPageCall): HttpAnswer {
  const stored = call.id === 'new' ? undefined : readRecord(call.desk, 'Item', call.id);
  if (call.id !== 'new' && stored === undefined) return missingRecord(call, 'item');
  if (call.request.method !== 'POST') return itemForm(call, typedFrom(stored));
  const outcome = saveItem(call, stored);
  if (outcome.kind === 'refused') return itemForm(call, call.form, outcome.message);
  const saved = outcome.answer['Item'] as JsonObject;
  return redirectAnswer(`${call.home}/items/${textAt(saved, 'Id') ?? ''}`);
}

function saveItem({ desk, form }: CompanyPageCall, stored: BooksRecord | undefined): DeskOutcome {
  const price = typed(form, 'price');
  const income = typed(form, 'income');
  const item: JsonObject = {
    Name: typed(form, 'name') ?? '',
    Description: typed(form, 'description'),
    Sku: typed(form, 'sku'),
    UnitPrice: price === undefined ? undefined : Number(price),
    Taxable: form.get('taxable') === 'yes',
    IncomeAccountRef: income === undefined ? undefined : { value: income },
  };
  if (stored !== undefined) return amendRecord(desk, stored, 'Item', item);
  return saveRecord(desk, 'Item', { ...item, Type: typed(form, 'type') ?? 'Service' });
}

function typedFrom(item: BooksRecord | undefined): URLSearchParams {
  if (item === undefined) return new URLSearchParams();
  return new URLSearchParams({
    name: textAt(item, 'Name') ?? '',
    type: textAt(item, 'Type') ?? '',
    description: textAt(item, 'Description') ?? '',
    sku: textAt(item, 'Sku') ?? '',
    price: showNumber(item['UnitPrice']),
    income: refValue(item, 'IncomeAccountRef') ?? '',
    taxable: item['Taxable'] === true ? 'yes' : '',
  });
}

function itemForm(call: CompanyPageCall, form: URLSearchParams, problem?: string): HttpAnswer {
  const isNew = call.id === 'new';
  const value = (name: string): string => form.get(name) ?? '';
  const content = [
    textField({ name: 'name', label: 'Name', value: value('name'), isWide: true }),
    isNew &&
      choiceField({
        name: 'type',
        label: 'Kind',
        value: value('type'),
        choices: [
          { value: 'Service', label: 'Service' },
          { value: 'NonInventory', label: 'Goods, not counted' },
        ],
      }),
    textField({ name: 'price', label: 'Price', value: value('price'), type: 'number', step: 'any' }),
    textField({ name: 'sku', label: 'SKU', value: value('sku') }),
    choiceField({ name: 'income', label: 'Income account', value: value('income'), choices: incomeAccounts(call) }),
    textField({ name: 'description', label: 'Description', value: value('description'), isWide: true }),
    tickField({ name: 'taxable', label: 'Taxable', isTicked: value('taxable') === 'yes' }),
  ];
  const title = isNew ? 'New item' : 'Edit item';
  const path = isNew ? `${call.home}/items/new` : `${call.home}/items/${call.id}/edit`;
  const cancel = isNew ? `${call.home}/items` : `${call.home}/items/${call.id}`;
  return companyPage(
    call,
    { room: 'items', title, status: problem === undefined ? 200 : 422 },
    html`<h1>${title}</h1>
      ${formSheet({ action: path, submit: 'Save', content, problem, cancel })}`,
  );
}

function incomeAccounts({ desk }: CompanyPageCall): readonly Choice[] {
  return queryRecords(desk, 'Account', `where AccountType = 'Income' orderby Name maxresults ${ACCOUNTS_MAX}`).map(
    account => ({ value: textAt(account, 'Id') ?? '', label: textAt(account, 'FullyQualifiedName') ?? '' }),
  );
}
