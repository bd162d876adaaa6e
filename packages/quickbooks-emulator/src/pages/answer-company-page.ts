import type { HttpAnswer } from '../http/exchange.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { accountsPage } from './accounts-page.ts';
import { customerFormPage, customerPage, customersPage, mergeCustomer, switchCustomer } from './customers-page.ts';
import { invoiceFormPage } from './invoice-form-page.ts';
import { actOnInvoice, invoicePage, invoicesPage, payInvoice } from './invoices-page.ts';
import { itemFormPage, itemPage, itemsPage, switchItem } from './items-page.ts';
import { overviewPage } from './overview-page.ts';
import type { CompanyPage, CompanyPageCall, PageCall } from './page-call.ts';
import { actOnPayment, paymentPage, paymentsPage } from './payments-page.ts';
import { receivePaymentPage } from './receive-payment-page.ts';
import { recordListPage } from './record-list-page.ts';
import { recordPage } from './records-page.ts';
import { reportsPage } from './reports-page.ts';
import { changeSettings, settingsPage } from './settings-page.ts';

/** Pages by method, room and, behind the id, what is done: `POST invoices/:id/send`. */
const PAGES: ReadonlyMap<string, CompanyPage> = new Map<string, CompanyPage>([
  ['GET ', overviewPage],
  ['GET customers', customersPage],
  ['GET customers/:id', call => (call.id === 'new' ? customerFormPage(call) : customerPage(call))],
  ['POST customers/:id', call => (call.id === 'new' ? customerFormPage(call) : undefined)],
  ['GET customers/:id/edit', customerFormPage],
  ['POST customers/:id/edit', customerFormPage],
  ['POST customers/:id/active', switchCustomer],
  ['POST customers/:id/merge', mergeCustomer],
  ['GET items', itemsPage],
  ['GET items/:id', call => (call.id === 'new' ? itemFormPage(call) : itemPage(call))],
  ['POST items/:id', call => (call.id === 'new' ? itemFormPage(call) : undefined)],
  ['GET items/:id/edit', itemFormPage],
  ['POST items/:id/edit', itemFormPage],
  ['POST items/:id/active', switchItem],
  ['GET invoices', invoicesPage],
  ['GET invoices/:id', call => (call.id === 'new' ? invoiceFormPage(call) : invoicePage(call))],
  ['POST invoices/:id', call => (call.id === 'new' ? invoiceFormPage(call) : undefined)],
  ['GET invoices/:id/edit', invoiceFormPage],
  ['POST invoices/:id/edit', invoiceFormPage],
  ['POST invoices/:id/payment', payInvoice],
  ['POST invoices/:id/send', call => actOnInvoice(call, 'send')],
  ['POST invoices/:id/void', call => actOnInvoice(call, 'void')],
  ['POST invoices/:id/delete', call => actOnInvoice(call, 'delete')],
  ['GET payments', paymentsPage],
  ['GET payments/:id', call => (call.id === 'new' ? receivePaymentPage(call) : paymentPage(call))],
  ['POST payments/:id', call => (call.id === 'new' ? receivePaymentPage(call) : undefined)],
  ['POST payments/:id/void', call => actOnPayment(call, 'void')],
  ['POST payments/:id/delete', call => actOnPayment(call, 'delete')],
  ['GET accounts', accountsPage],
  ['GET reports', reportsPage],
  ['GET reports/:id', reportsPage],
  ['GET settings', call => settingsPage(call)],
  ['POST settings/:id', changeSettings],
]);

/** `/companies/{realmId}/…`; undefined when there is no such company or page. */
export function answerCompanyPage(
  call: PageCall,
  realmId: string,
  rest: readonly string[],
): HttpAnswer | Promise<HttpAnswer> | undefined {
  const shelved = call.rooms.shelf.find(realmId);
  if (shelved === undefined) return undefined;
  const [room = '', id = '', action] = rest;
  const desk = { shelf: call.rooms.shelf, shelved, origin: call.request.origin };
  const companyCall: CompanyPageCall = { ...call, shelved, desk, home: `/companies/${realmId}`, id };
  if (room === 'records' && id !== '' && action === undefined) return recordListPage(companyCall, id);
  if (room === 'records') return recordPage({ ...companyCall, id: action ?? '' }, id);
  if (action === 'pdf') return pdfPage(companyCall);
  const method = call.request.method === 'HEAD' ? 'GET' : call.request.method;
  const place = [room, ...(id === '' ? [] : [':id']), ...(action === undefined ? [] : [action])].join('/');
  return PAGES.get(`${method} ${place}`)?.(companyCall);
}

/** The PDF that the API would answer, opened in the browser. */
function pdfPage(call: CompanyPageCall): Promise<HttpAnswer> | undefined {
  const record = call.shelved.company.table('Invoice').record(call.id);
  if (record === undefined) return undefined;
  return renderPdf(call.shelved.company, 'Invoice', record).then(body => ({
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="invoice.pdf"' },
    body,
  }));
}
