import { isObject, objectAt, type JsonObject, type JsonValue } from '../books/json.ts';
import { countRecords } from '../bookkeeper/desk.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { html, type HtmlPart } from './html.ts';
import type { CompanyPageCall } from './page-call.ts';
import { showMoney, showWords } from './show-values.ts';
import { factList } from './table.ts';

/** `/companies/{realmId}`: what the books hold, and whether they balance. */
export function overviewPage(call: CompanyPageCall): HttpAnswer {
  const { shelved, home, desk } = call;
  const { company } = shelved;
  const summary = call.rooms.shelf.summarise(shelved);
  const count = (entity: 'Customer' | 'Item' | 'Invoice' | 'Payment', room: string): HtmlPart =>
    html`<a class="big" href="${home}/${room}">${countRecords(desk, entity)}</a>`;
  const content = html`<div class="headline">
      <h1>${company.name}</h1>
      <p class="actions">
        <a class="button primary" href="${home}/invoices/new">New invoice</a
        ><a class="button" href="${home}/customers/new">New customer</a>
      </p>
    </div>
    ${factList([
      ['Owed to it', html`<span class="big">${showMoney(objectAt(summary, 'receivables')?.['ledger'])}</span>`],
      ['Customers', count('Customer', 'customers')],
      ['Items', count('Item', 'items')],
      ['Invoices', count('Invoice', 'invoices')],
      ['Payments', count('Payment', 'payments')],
      ['Trial balance', balanceWords(summary)],
    ])}
    <h2>About</h2>
    ${factList([
      ['Company id', html`<code>${shelved.realmId}</code>`],
      ['Country', company.profile.country],
      ['Currency', company.profile.homeCurrency],
      ['Edition', showWords(company.profile.edition)],
      ['Sales tax', company.profile.taxModel],
      ['Today', company.today()],
      ['Subscription', company.readOnly ? 'ended: reading only' : 'active'],
    ])}
    <h2>Everything it holds</h2>
    ${factList(countsOf(summary['counts'], home))}`;
  return companyPage(call, { room: '', title: 'Overview' }, content);
}

function balanceWords({ trialBalanceSum }: JsonObject): HtmlPart {
  return trialBalanceSum === 0
    ? html`<span class="state good">✓ balances</span>`
    : html`<span class="state bad">≠ ${JSON.stringify(trialBalanceSum)}</span>`;
}

/** Kinds of records that have a tab of their own. */
const ROOM_OF: Partial<Record<string, string>> = {
  Customer: 'customers',
  Item: 'items',
  Invoice: 'invoices',
  Payment: 'payments',
  Account: 'accounts',
};

function countsOf(counts: JsonValue | undefined, home: string): readonly (readonly [string, HtmlPart])[] {
  if (!isObject(counts)) return [];
  const filled = Object.entries(counts).filter(([, count]) => count !== 0);
  return filled.map(([entity, count]) => {
    const room = ROOM_OF[entity] ?? `records/${entity}`;
    return [entity, typeof count === 'number' && html`<a href="${home}/${room}">${count}</a>`];
  });
}
