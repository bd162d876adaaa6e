import { callBooks, readRecord, type DeskCall } from '../bookkeeper/desk.ts';
import { receivePayment } from '../bookkeeper/receive-payment.ts';
import { objectAt, textAt, type BooksRecord, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { buttonForm, formSheet, problemNote, textField } from './fields.ts';
import { html, type Html, type HtmlPart } from './html.ts';
import { invoiceTable } from './invoice-table.ts';
import { missingRecord } from './missing-record.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { recordJson } from './record-json.ts';
import { listRecords, pager, searchForm } from './record-list.ts';
import {
  invoiceState,
  nested,
  refName,
  refValue,
  showAddress,
  showMoney,
  showNumber,
  stateBadge,
  visibleLines,
} from './show-values.ts';
import { factList, table } from './table.ts';

/** `/companies/{realmId}/invoices` */
export function invoicesPage(call: CompanyPageCall): HttpAnswer {
  const path = `${call.home}/invoices`;
  const order = { entity: 'Invoice', searched: 'DocNumber', orderBy: 'TxnDate desc', hasInactive: false } as const;
  const listed = listRecords(call.desk, order, call.query);
  const empty = listed.search === '' ? 'No invoices yet.' : `No invoice's number contains “${listed.search}”.`;
  const content = html`<div class="headline">
      <h1>Invoices</h1>
      <a class="button primary" href="${path}/new">New invoice</a>
    </div>
    ${searchForm(path, listed, 'numbers')} ${invoiceTable(call, listed.records, empty)} ${pager(path, listed)}`;
  return companyPage(call, { room: 'invoices', title: 'Invoices' }, content);
}

/** `/companies/{realmId}/invoices/{id}` */
export function invoicePage(call: CompanyPageCall, problem?: InvoiceProblem): HttpAnswer {
  const invoice = readRecord(call.desk, 'Invoice', call.id);
  if (invoice === undefined) return missingRecord(call, 'invoice');
  const title = `Invoice ${textAt(invoice, 'DocNumber') ?? ''}`.trim();
  const content = html`${invoiceHead(call, invoice, title)}
  ${problemNote(problem?.where === 'head' ? problem.text : undefined)} ${invoiceFacts(call, invoice)}
  ${lineTable(invoice)} ${totalsOf(invoice)} ${paymentForm(call, invoice, problem)} ${recordJson(invoice)}`;
  return companyPage(call, { room: 'invoices', title, status: problem === undefined ? 200 : 422 }, content);
}

interface InvoiceProblem {
  readonly where: 'head' | 'payment';
  readonly text: string;
}

function invoiceHead(call: CompanyPageCall, invoice: BooksRecord, title: string): Html {
  const path = `${call.home}/invoices/${call.id}`;
  return html`<div class="headline">
    <h1>${title} ${stateBadge(invoiceState(invoice, call.shelved.company.today()))}</h1>
    <div class="actions">
      <a class="button" href="${path}/pdf">PDF</a> <a class="button" href="${path}/edit">Edit</a>
      ${buttonForm(`${path}/send`, 'Send')} ${buttonForm(`${path}/void`, 'Void')}
      ${buttonForm(`${path}/delete`, 'Delete')}
    </div>
  </div>`;
}

function invoiceFacts({ home }: CompanyPageCall, invoice: BooksRecord): Html {
  const customerId = refValue(invoice, 'CustomerRef') ?? '';
  return factList([
    ['Balance', html`<span class="big">${showMoney(invoice['Balance'])}</span>`],
    ['Customer', html`<a href="${home}/customers/${customerId}">${refName(invoice, 'CustomerRef')}</a>`],
    ['Date', textAt(invoice, 'TxnDate')],
    ['Due', textAt(invoice, 'DueDate')],
    ['Terms', refName(invoice, 'SalesTermRef')],
    ['Currency', refValue(invoice, 'CurrencyRef')],
    ['E-mail', nested(invoice, 'BillEmail', 'Address')],
    ['E-mail state', textAt(invoice, 'EmailStatus')],
    ['Bill to', showAddress(invoice, 'BillAddr')],
    ['Private note', textAt(invoice, 'PrivateNote')],
    ['Message', nested(invoice, 'CustomerMemo', 'value')],
    ['Id', html`<code>${textAt(invoice, 'Id')}</code>`],
  ]);
}

export function lineTable(record: BooksRecord): Html {
  const detail = (line: JsonObject): JsonObject => objectAt(line, 'SalesItemLineDetail') ?? {};
  return table<JsonObject>(
    visibleLines(record),
    [
      { label: 'Item', cell: line => refName(detail(line), 'ItemRef') || lineWord(line) },
      { label: 'Description', cell: line => textAt(line, 'Description') },
      { label: 'Tax', cell: line => refValue(detail(line), 'TaxCodeRef') },
      { label: 'Qty', isNumber: true, cell: line => showNumber(detail(line)['Qty']) },
      { label: 'Rate', isNumber: true, cell: line => showNumber(detail(line)['UnitPrice']) },
      { label: 'Amount', isNumber: true, cell: line => showMoney(line['Amount']) },
    ],
    'No lines.',
  );
}

function lineWord(line: JsonObject): string {
  return (textAt(line, 'DetailType') ?? '').replace(/LineDetail$/, '');
}

export function totalsOf(record: BooksRecord): Html {
  const tax = objectAt(record, 'TxnTaxDetail')?.['TotalTax'];
  return html`<p></p>
    ${factList([
      ['Tax', showMoney(tax)],
      ['Total', html`<strong>${showMoney(record['TotalAmt'])}</strong>`],
    ])}`;
}

function paymentForm(call: CompanyPageCall, invoice: BooksRecord, problem: InvoiceProblem | undefined): HtmlPart {
  if (Number(invoice['Balance'] ?? 0) <= 0) return undefined;
  const { form, home, id } = call;
  return html`<h2>Receive a payment</h2>
    ${formSheet({
      action: `${home}/invoices/${id}/payment`,
      submit: 'Receive payment',
      content: [
        textField({
          name: 'amount',
          label: 'Amount',
          value: form.get('amount') ?? String(Number(invoice['Balance'])),
          type: 'number',
          step: '0.01',
        }),
        textField({
          name: 'date',
          label: 'Date',
          value: form.get('date') ?? call.shelved.company.today(),
          type: 'date',
        }),
        textField({ name: 'reference', label: 'Reference', value: form.get('reference') ?? '' }),
      ],
      problem: problem?.where === 'payment' ? problem.text : undefined,
    })}`;
}

/** `POST …/invoices/{id}/payment` */
export function payInvoice(call: CompanyPageCall): HttpAnswer {
  const outcome = receivePayment(call.desk, {
    invoiceId: call.id,
    amount: typed(call.form, 'amount'),
    txnDate: typed(call.form, 'date'),
    paymentRefNum: typed(call.form, 'reference'),
  });
  if (outcome.kind === 'refused') return invoicePage(call, { where: 'payment', text: outcome.message });
  return redirectAnswer(`${call.home}/invoices/${call.id}`);
}

/** `POST …/invoices/{id}/send`, `/void` and `/delete` */
export function actOnInvoice(call: CompanyPageCall, verb: 'send' | 'void' | 'delete'): HttpAnswer {
  const invoice = readRecord(call.desk, 'Invoice', call.id);
  if (invoice === undefined) return missingRecord(call, 'invoice');
  const body = { Id: call.id, SyncToken: invoice['SyncToken'] };
  const booksCall: DeskCall =
    verb === 'send'
      ? { method: 'POST', path: ['invoice', call.id, 'send'] }
      : { method: 'POST', path: ['invoice'], query: { operation: verb }, body };
  const outcome = callBooks(call.desk, booksCall);
  if (outcome.kind === 'refused') return invoicePage(call, { where: 'head', text: outcome.message });
  return redirectAnswer(verb === 'delete' ? `${call.home}/invoices` : `${call.home}/invoices/${call.id}`);
}
