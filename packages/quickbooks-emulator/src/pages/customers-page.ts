import { amendRecord, queryRecords, readRecord, saveRecord, type DeskOutcome } from '../bookkeeper/desk.ts';
import { textAt, type BooksRecord, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { buttonForm, choiceField, formSheet, problemNote, textField } from './fields.ts';
import { html, type Html } from './html.ts';
import { invoiceTable } from './invoice-table.ts';
import { missingRecord } from './missing-record.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { recordJson } from './record-json.ts';
import { listRecords, pager, searchForm } from './record-list.ts';
import { nested, showAddress, showCurrency, showMoney } from './show-values.ts';
import { factList, table } from './table.ts';

const INVOICES_SHOWN_MAX = 50;
const MERGE_CHOICES_MAX = 500;

/** `/companies/{realmId}/customers` */
export function customersPage(call: CompanyPageCall): HttpAnswer {
  const { home, shelved, desk, query } = call;
  const path = `${home}/customers`;
  const order = { entity: 'Customer', searched: 'DisplayName', orderBy: 'DisplayName', hasInactive: true } as const;
  const listed = listRecords(desk, order, query);
  const { homeCurrency } = shelved.company.profile;
  const content = html`<div class="headline">
      <h1>Customers</h1>
      <a class="button primary" href="${path}/new">New customer</a>
    </div>
    ${searchForm(path, listed, 'customers')}
    ${table<BooksRecord>(
      listed.records,
      [
        {
          label: 'Name',
          cell: customer => html`<a href="${path}/${textAt(customer, 'Id')}">${textAt(customer, 'DisplayName')}</a>`,
        },
        { label: 'E-mail', isMinor: true, cell: customer => nested(customer, 'PrimaryEmailAddr', 'Address') },
        { label: 'Phone', isMinor: true, cell: customer => nested(customer, 'PrimaryPhone', 'FreeFormNumber') },
        {
          label: '',
          cell: customer => customer['Active'] === false && html`<span class="state quiet">inactive</span>`,
        },
        {
          label: 'Balance',
          isNumber: true,
          cell: customer => html`${showMoney(customer['Balance'])}${showCurrency(customer, homeCurrency)}`,
        },
      ],
      listed.search === '' ? 'No customers yet.' : `No customer's name contains “${listed.search}”.`,
    )}
    ${pager(path, listed)}`;
  return companyPage(call, { room: 'customers', title: 'Customers' }, content);
}

/** `/companies/{realmId}/customers/{id}` */
export function customerPage(call: CompanyPageCall, problem?: string): HttpAnswer {
  const { desk, home, id } = call;
  const customer = readRecord(desk, 'Customer', id);
  if (customer === undefined) return missingRecord(call, 'customer');
  const path = `${home}/customers/${id}`;
  const invoices = queryRecords(
    desk,
    'Invoice',
    `where CustomerRef = '${id}' orderby TxnDate desc maxresults ${INVOICES_SHOWN_MAX}`,
  );
  const isActive = customer['Active'] !== false;
  const content = html`<div class="headline">
      <h1>${textAt(customer, 'DisplayName')} ${!isActive && html`<span class="state quiet">inactive</span>`}</h1>
      <div class="actions">
        <a class="button primary" href="${home}/invoices/new?customer=${id}">New invoice</a>
        <a class="button" href="${path}/edit">Edit</a>
        ${buttonForm(`${path}/active`, isActive ? 'Make inactive' : 'Make active', { active: isActive ? 'no' : 'yes' })}
      </div>
    </div>
    ${problemNote(problem)} ${customerFacts(customer)}
    <h2>Invoices</h2>
    ${invoiceTable(call, invoices, 'No invoices yet.')} ${mergeForm(call)} ${recordJson(customer)}`;
  return companyPage(
    call,
    { room: 'customers', title: textAt(customer, 'DisplayName') ?? '', status: problem === undefined ? 200 : 422 },
    content,
  );
}

function customerFacts(customer: BooksRecord): Html {
  return factList([
    ['Balance', html`<span class="big">${showMoney(customer['Balance'])}</span>`],
    ['E-mail', nested(customer, 'PrimaryEmailAddr', 'Address')],
    ['Phone', nested(customer, 'PrimaryPhone', 'FreeFormNumber')],
    ['Company', textAt(customer, 'CompanyName')],
    ['Bill to', showAddress(customer, 'BillAddr')],
    ['Ship to', showAddress(customer, 'ShipAddr')],
    ['Notes', textAt(customer, 'Notes')],
    ['Id', html`<code>${textAt(customer, 'Id')}</code>`],
  ]);
}

function mergeForm({ desk, home, id }: CompanyPageCall): Html {
  const others = queryRecords(desk, 'Customer', `orderby DisplayName maxresults ${MERGE_CHOICES_MAX}`)
    .filter(other => textAt(other, 'Id') !== id)
    .map(other => ({ value: textAt(other, 'Id') ?? '', label: textAt(other, 'DisplayName') ?? '' }));
  if (others.length === 0) return html``;
  return html`<details>
    <summary>Merge into another customer</summary>
    ${formSheet({
      action: `${home}/customers/${id}/merge`,
      submit: 'Merge',
      content: choiceField({ name: 'survivor', label: 'The customer that stays', choices: others }),
    })}
  </details>`;
}

/** `POST …/customers/{id}/active` */
export function switchCustomer(call: CompanyPageCall): HttpAnswer {
  const customer = readRecord(call.desk, 'Customer', call.id);
  if (customer === undefined) return missingRecord(call, 'customer');
  const outcome = amendRecord(call.desk, customer, 'Customer', { Active: call.form.get('active') === 'yes' });
  if (outcome.kind === 'refused') return customerPage(call, outcome.message);
  return redirectAnswer(`${call.home}/customers/${call.id}`);
}

/** `POST …/customers/{id}/merge` */
export function mergeCustomer(call: CompanyPageCall): HttpAnswer {
  const survivorId = call.form.get('survivor') ?? '';
  const order = { entity: 'Customer', survivorId, absorbedId: call.id };
  const result = call.rooms.shelf.attempt(call.shelved, { kind: 'merge', order });
  if (result.kind === 'refused') return customerPage(call, `The two cannot be merged: ${result.reason}`);
  return redirectAnswer(`${call.home}/customers/${survivorId}`);
}

/** `…/customers/new` and `…/customers/{id}/edit` */
export function customerFormPage(call: CompanyPageCall): HttpAnswer {
  const stored = call.id === 'new' ? undefined : readRecord(call.desk, 'Customer', call.id);
  if (call.id !== 'new' && stored === undefined) return missingRecord(call, 'customer');
  if (call.request.method !== 'POST') return customerForm(call, typedFrom(stored));
  const outcome = saveCustomer(call, stored);
  if (outcome.kind === 'refused') return customerForm(call, call.form, outcome.message);
  const saved = outcome.answer['Customer'] as JsonObject;
  return redirectAnswer(`${call.home}/customers/${textAt(saved, 'Id') ?? ''}`);
}

function saveCustomer({ desk, form }: CompanyPageCall, stored: BooksRecord | undefined): DeskOutcome {
  const email = typed(form, 'email');
  const phone = typed(form, 'phone');
  const customer: JsonObject = {
    DisplayName: typed(form, 'name') ?? '',
    GivenName: typed(form, 'given') ?? '',
    FamilyName: typed(form, 'family') ?? '',
    CompanyName: typed(form, 'company') ?? '',
    PrimaryEmailAddr: email === undefined ? undefined : { Address: email },
    PrimaryPhone: phone === undefined ? undefined : { FreeFormNumber: phone },
    BillAddr: typedAddress(form),
    Notes: typed(form, 'notes') ?? '',
  };
  if (stored !== undefined) return amendRecord(desk, stored, 'Customer', customer);
  return saveRecord(desk, 'Customer', Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== '')));
}

const ADDRESS_FIELDS = [
  ['line1', 'Line1', 'Street'],
  ['city', 'City', 'Town'],
  ['region', 'CountrySubDivisionCode', 'State or county'],
  ['postcode', 'PostalCode', 'Post code'],
  ['country', 'Country', 'Country'],
] as const;

function typedAddress(form: URLSearchParams): JsonObject | undefined {
  const parts = ADDRESS_FIELDS.flatMap(([name, member]) => {
    const text = typed(form, name);
    return text === undefined ? [] : [[member, text] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function typedFrom(customer: BooksRecord | undefined): URLSearchParams {
  if (customer === undefined) return new URLSearchParams();
  return new URLSearchParams({
    name: textAt(customer, 'DisplayName') ?? '',
    given: textAt(customer, 'GivenName') ?? '',
    family: textAt(customer, 'FamilyName') ?? '',
    company: textAt(customer, 'CompanyName') ?? '',
    email: nested(customer, 'PrimaryEmailAddr', 'Address'),
    phone: nested(customer, 'PrimaryPhone', 'FreeFormNumber'),
    notes: textAt(customer, 'Notes') ?? '',
    ...Object.fromEntries(ADDRESS_FIELDS.map(([name, member]) => [name, nested(customer, 'BillAddr', member)])),
  });
}

function customerForm(call: CompanyPageCall, form: URLSearchParams, problem?: string): HttpAnswer {
  const isNew = call.id === 'new';
  const value = (name: string): string => form.get(name) ?? '';
  const path = isNew ? `${call.home}/customers/new` : `${call.home}/customers/${call.id}/edit`;
  const content = [
    textField({ name: 'name', label: 'Display name', value: value('name'), isWide: true }),
    textField({ name: 'given', label: 'First name', value: value('given') }),
    textField({ name: 'family', label: 'Last name', value: value('family') }),
    textField({ name: 'company', label: 'Company', value: value('company') }),
    textField({ name: 'email', label: 'E-mail', value: value('email') }),
    textField({ name: 'phone', label: 'Phone', value: value('phone'), type: 'tel' }),
    ...ADDRESS_FIELDS.map(([name, , label]) => textField({ name, label, value: value(name) })),
    textField({ name: 'notes', label: 'Notes', value: value('notes'), isWide: true }),
  ];
  const title = isNew ? 'New customer' : 'Edit customer';
  const cancel = isNew ? `${call.home}/customers` : `${call.home}/customers/${call.id}`;
  return companyPage(
    call,
    { room: 'customers', title, status: problem === undefined ? 200 : 422 },
    html`<h1>${title}</h1>
      ${formSheet({ action: path, submit: 'Save', content, problem, cancel })}`,
  );
}
