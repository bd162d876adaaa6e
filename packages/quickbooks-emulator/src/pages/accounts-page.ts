import { queryRecords } from '../bookkeeper/desk.ts';
import { textAt, type BooksRecord } from '../books/json.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { html } from './html.ts';
import type { CompanyPageCall } from './page-call.ts';
import { showMoney } from './show-values.ts';
import { table } from './table.ts';

const ACCOUNTS_MAX = 1000;

/** `/companies/{realmId}/accounts`: the chart of accounts with what stands on each. */
export function accountsPage(call: CompanyPageCall): HttpAnswer {
  const accounts = queryRecords(call.desk, 'Account', `where Active IN (true, false) maxresults ${ACCOUNTS_MAX}`);
  const content = html`<h1>Accounts</h1>
    ${table<BooksRecord>(
      accounts,
      [
        {
          label: 'Name',
          cell: account =>
            html`<a href="${call.home}/records/Account/${textAt(account, 'Id')}"
              >${textAt(account, 'FullyQualifiedName') ?? textAt(account, 'Name')}</a
            >`,
        },
        { label: 'Type', cell: account => textAt(account, 'AccountType') },
        { label: 'Detail', isMinor: true, cell: account => textAt(account, 'AccountSubType') },
        { label: '', cell: account => account['Active'] === false && html`<span class="state quiet">inactive</span>` },
        { label: 'Balance', isNumber: true, cell: account => showMoney(account['CurrentBalance']) },
      ],
      'No accounts.',
    )}`;
  return companyPage(call, { room: 'accounts', title: 'Accounts' }, content);
}
