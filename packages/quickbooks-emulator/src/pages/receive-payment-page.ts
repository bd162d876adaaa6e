import { queryRecords } from '../bookkeeper/desk.ts';
import { receivePayment } from '../bookkeeper/receive-payment.ts';
import { textAt, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { choiceField, formSheet, textField, type Choice } from './fields.ts';
import { html } from './html.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { refName, showMoney } from './show-values.ts';

const INVOICES_MAX = 1000;

/** `/companies/{realmId}/payments/new`: which invoice is paid, and how much. */
export function receivePaymentPage(call: CompanyPageCall): HttpAnswer {
  if (call.request.method !== 'POST') return paymentForm(call);
  const invoiceId = typed(call.form, 'invoice');
  if (invoiceId === undefined) return paymentForm(call, 'Choose the invoice that is paid.');
  const outcome = receivePayment(call.desk, {
    invoiceId,
    amount: typed(call.form, 'amount'),
    txnDate: typed(call.form, 'date'),
    paymentRefNum: typed(call.form, 'reference'),
  });
  if (outcome.kind === 'refused') return paymentForm(call, outcome.message);
  const payment = outcome.answer['Payment'] as JsonObject;
  return redirectAnswer(`${call.home}/payments/${textAt(payment, 'Id') ?? ''}`);
}

function paymentForm(call: CompanyPageCall, problem?: string): HttpAnswer {
  const { form, home, shelved } = call;
  const content = [
    choiceField({
      name: 'invoice',
      label: 'Invoice',
      value: form.get('invoice') ?? call.query.get('invoice') ?? '',
      choices: [{ value: '', label: 'Choose…' }, ...openInvoices(call)],
      isWide: true,
    }),
    textField({
      name: 'amount',
      label: 'Amount',
      value: form.get('amount') ?? '',
      type: 'number',
      step: '0.01',
      placeholder: 'all of it',
    }),
    textField({ name: 'date', label: 'Date', value: form.get('date') ?? shelved.company.today(), type: 'date' }),
    textField({ name: 'reference', label: 'Reference', value: form.get('reference') ?? '' }),
  ];
  const title = 'Receive payment';
  return companyPage(
    call,
    { room: 'payments', title, status: problem === undefined ? 200 : 422 },
    html`<h1>${title}</h1>
      ${formSheet({
        action: `${home}/payments/new`,
        submit: title,
        content,
        problem,
        cancel: `${home}/payments`,
      })}`,
  );
}

function openInvoices({ desk }: CompanyPageCall): readonly Choice[] {
  const invoices = queryRecords(desk, 'Invoice', `where Balance > '0' orderby TxnDate maxresults ${INVOICES_MAX}`);
  return invoices.map(invoice => ({
    value: textAt(invoice, 'Id') ?? '',
    label: `${textAt(invoice, 'DocNumber') ?? '–'} · ${refName(invoice, 'CustomerRef')} · ${showMoney(invoice['Balance'])}`,
  }));
}
