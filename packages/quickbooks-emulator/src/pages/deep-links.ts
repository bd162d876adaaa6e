import type { ShelvedCompany } from '../companies/shelved-company.ts';
import type { EntityName } from '../books/entities/entity-name.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { html } from './html.ts';
import { pageAnswer } from './layout.ts';
import type { PageCall } from './page-call.ts';

interface DeepLink {
  readonly entity: EntityName;
  readonly parameter: 'txnId' | 'nameId' | 'accountId' | 'itemId';
  /** Room of the company's pages, when there is one for the entity. */
  readonly room?: string;
}

/** Links of the real web app (entities.md §5.3); all but invoice, customerdetail and register are unconfirmed names. */
const DEEP_LINKS: Readonly<Record<string, DeepLink>> = {
  invoice: { entity: 'Invoice', parameter: 'txnId', room: 'invoices' },
  customerdetail: { entity: 'Customer', parameter: 'nameId', room: 'customers' },
  recvpayment: { entity: 'Payment', parameter: 'txnId', room: 'payments' },
  item: { entity: 'Item', parameter: 'itemId', room: 'items' },
  estimate: { entity: 'Estimate', parameter: 'txnId' },
  salesreceipt: { entity: 'SalesReceipt', parameter: 'txnId' },
  creditmemo: { entity: 'CreditMemo', parameter: 'txnId' },
  refundreceipt: { entity: 'RefundReceipt', parameter: 'txnId' },
  bill: { entity: 'Bill', parameter: 'txnId' },
  deposit: { entity: 'Deposit', parameter: 'txnId' },
  journal: { entity: 'JournalEntry', parameter: 'txnId' },
  vendordetail: { entity: 'Vendor', parameter: 'nameId' },
  register: { entity: 'Account', parameter: 'accountId' },
};

/** `/app/invoice?txnId=145`: on to the page of the record, in the company named or in the only one that has it. */
export function followDeepLink(call: PageCall, name: string): HttpAnswer {
  const link = DEEP_LINKS[name];
  const id = link === undefined ? undefined : call.query.get(link.parameter);
  if (link === undefined || id === null || id === undefined) return notFound(call, []);
  const companyId = call.query.get('companyId');
  const companies = call.rooms.shelf.list().filter(({ realmId, company }) => {
    const isAsked = companyId === null || companyId === realmId;
    return isAsked && company.table(link.entity).find(id) !== undefined;
  });
  const [only] = companies;
  return only !== undefined && companies.length === 1
    ? redirectAnswer(recordUrl(only, link, id), 302)
    : notFound(
        call,
        companies.map(company => ({ label: company.company.name, href: recordUrl(company, link, id) })),
      );
}

function recordUrl({ realmId }: ShelvedCompany, { entity, room }: DeepLink, id: string): string {
  return `/companies/${realmId}/${room ?? `records/${entity}`}/${encodeURIComponent(id)}`;
}

function notFound(call: PageCall, choices: readonly { readonly label: string; readonly href: string }[]): HttpAnswer {
  if (choices.length > 0) {
    const content = html`<h1>Which company?</h1>
      <p>Several companies have a record with this id.</p>
      <ul>
        ${choices.map(choice => html`<li><a href="${choice.href}">${choice.label}</a></li>`)}
      </ul>`;
    return pageAnswer({ title: 'Which company?' }, content);
  }
  const content = html`<h1>Nothing behind this link</h1>
    <p>No company of this emulator has such a record: <code>${call.request.path}?${call.request.query}</code></p>`;
  return pageAnswer({ title: 'Not found', status: 404 }, content);
}
