import { textAt, type BooksRecord } from '../books/json.ts';
import { html, type Html } from './html.ts';
import type { CompanyPageCall } from './page-call.ts';
import { invoiceState, refName, showCurrency, showMoney, stateBadge } from './show-values.ts';
import { table } from './table.ts';

/** Invoices with what is owed on each. */
export function invoiceTable(
  { home, shelved }: CompanyPageCall,
  invoices: readonly BooksRecord[],
  empty: string,
): Html {
  const { company } = shelved;
  const today = company.today();
  return table<BooksRecord>(
    invoices,
    [
      {
        label: 'Number',
        cell: invoice =>
          html`<a href="${home}/invoices/${textAt(invoice, 'Id')}">${textAt(invoice, 'DocNumber') ?? 'no number'}</a>`,
      },
      { label: 'Customer', cell: invoice => refName(invoice, 'CustomerRef') },
      { label: 'Date', isMinor: true, cell: invoice => html`<time>${textAt(invoice, 'TxnDate')}</time>` },
      { label: 'Due', isMinor: true, cell: invoice => html`<time>${textAt(invoice, 'DueDate')}</time>` },
      { label: 'State', cell: invoice => stateBadge(invoiceState(invoice, today)) },
      {
        label: 'Total',
        isNumber: true,
        isMinor: true,
        cell: invoice => html`${showMoney(invoice['TotalAmt'])}${showCurrency(invoice, company.profile.homeCurrency)}`,
      },
      { label: 'Balance', isNumber: true, cell: invoice => showMoney(invoice['Balance']) },
    ],
    empty,
  );
}
