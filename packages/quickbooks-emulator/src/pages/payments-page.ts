import { callBooks, readRecord } from '../bookkeeper/desk.ts';
import { objectsAt, textAt, type BooksRecord, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { buttonForm, problemNote } from './fields.ts';
import { html } from './html.ts';
import { missingRecord } from './missing-record.ts';
import type { CompanyPageCall } from './page-call.ts';
import { recordJson } from './record-json.ts';
import { listRecords, pager } from './record-list.ts';
import { refName, refValue, showCurrency, showMoney } from './show-values.ts';
import { factList, table } from './table.ts';

/** `/companies/{realmId}/payments` */
export function paymentsPage(call: CompanyPageCall): HttpAnswer {
  const path = `${call.home}/payments`;
  const order = { entity: 'Payment', searched: 'PaymentRefNum', orderBy: 'TxnDate desc', hasInactive: false } as const;
  const listed = listRecords(call.desk, order, call.query);
  const { homeCurrency } = call.shelved.company.profile;
  const content = html`<div class="headline">
      <h1>Payments</h1>
      <a class="button primary" href="${path}/new">Receive payment</a>
    </div>
    ${table<BooksRecord>(
      listed.records,
      [
        {
          label: 'Date',
          cell: payment =>
            html`<a href="${path}/${textAt(payment, 'Id')}"><time>${textAt(payment, 'TxnDate')}</time></a>`,
        },
        { label: 'Customer', cell: payment => refName(payment, 'CustomerRef') },
        { label: 'Reference', isMinor: true, cell: payment => textAt(payment, 'PaymentRefNum') },
        { label: 'Unapplied', isNumber: true, isMinor: true, cell: payment => showMoney(payment['UnappliedAmt']) },
        {
          label: 'Amount',
          isNumber: true,
          cell: payment => html`${showMoney(payment['TotalAmt'])}${showCurrency(payment, homeCurrency)}`,
        },
      ],
      'No payments yet.',
    )}
    ${pager(path, listed)}`;
  return companyPage(call, { room: 'payments', title: 'Payments' }, content);
}

/** `/companies/{realmId}/payments/{id}` */
export function paymentPage(call: CompanyPageCall, problem?: string): HttpAnswer {
  const { home, id } = call;
  const payment = readRecord(call.desk, 'Payment', id);
  if (payment === undefined) return missingRecord(call, 'payment');
  const path = `${home}/payments/${id}`;
  const customerId = refValue(payment, 'CustomerRef') ?? '';
  const content = html`<div class="headline">
      <h1>Payment of ${showMoney(payment['TotalAmt'])}</h1>
      <div class="actions">${buttonForm(`${path}/void`, 'Void')} ${buttonForm(`${path}/delete`, 'Delete')}</div>
    </div>
    ${problemNote(problem)}
    ${factList([
      ['Customer', html`<a href="${home}/customers/${customerId}">${refName(payment, 'CustomerRef')}</a>`],
      ['Date', textAt(payment, 'TxnDate')],
      ['Reference', textAt(payment, 'PaymentRefNum')],
      ['Method', refName(payment, 'PaymentMethodRef')],
      ['Unapplied', showMoney(payment['UnappliedAmt'])],
      ['Private note', textAt(payment, 'PrivateNote')],
      ['Id', html`<code>${id}</code>`],
    ])}
    <h2>Applied to</h2>
    ${appliedTable(call, payment)} ${recordJson(payment)}`;
  return companyPage(call, { room: 'payments', title: 'Payment', status: problem === undefined ? 200 : 422 }, content);
}

function appliedTable({ home }: CompanyPageCall, payment: BooksRecord) {
  const link = (line: JsonObject): JsonObject => objectsAt(line, 'LinkedTxn')[0] ?? {};
  return table<JsonObject>(
    objectsAt(payment, 'Line'),
    [
      {
        label: 'Document',
        cell: line => {
          const type = textAt(link(line), 'TxnType') ?? '';
          const txnId = textAt(link(line), 'TxnId') ?? '';
          const target = type === 'Invoice' ? `${home}/invoices/${txnId}` : `${home}/records/${type}/${txnId}`;
          return html`<a href="${target}">${type} ${txnId}</a>`;
        },
      },
      { label: 'Amount', isNumber: true, cell: line => showMoney(line['Amount']) },
    ],
    'Nothing: all of it is unapplied.',
  );
}

/** `POST …/payments/{id}/void` and `/delete` */
export function actOnPayment(call: CompanyPageCall, verb: 'void' | 'delete'): HttpAnswer {
  const payment = readRecord(call.desk, 'Payment', call.id);
  if (payment === undefined) return missingRecord(call, 'payment');
  // Payments are voided by an update (protocol.md §2.5).
  const query = verb === 'void' ? { operation: 'update', include: 'void' } : { operation: 'delete' };
  const body = { Id: call.id, SyncToken: payment['SyncToken'], sparse: true };
  const outcome = callBooks(call.desk, { method: 'POST', path: ['payment'], query, body });
  if (outcome.kind === 'refused') return paymentPage(call, outcome.message);
  return redirectAnswer(verb === 'delete' ? `${call.home}/payments` : `${call.home}/payments/${call.id}`);
}
