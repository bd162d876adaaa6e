import { originalAmountOf } from '../../applications/open-item.ts';
import { partyOf } from '../../transactions/party.ts';
import { PRECISE_ONE } from '../../arithmetic/fixed-point.ts';
import { repostPayers } from '../../applications/record-applications.ts';
import type { Company } from '../../company.ts';
import { refAt, textAt, type BooksRecord } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { postSalesForm } from '../../sales-forms/post-sales-form.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { exchangeRateOf } from '../../transactions/transaction-currency.ts';
import { INVOICE_KIND } from './invoice-kind.ts';

/** Posts an invoice: what is owed to receivables, what came as a deposit to where it was put. */
export function postInvoice(company: Company, record: BooksRecord): void {
  const receivable = getAccountByRole(company, 'receivable', refAt(record, 'CurrencyRef')).id;
  const deposit = centsAt(record, 'Deposit');
  postSalesForm(company, record, {
    kind: INVOICE_KIND,
    settle(entry) {
      entry.postParty(receivable, partyOf(record), { amount: originalAmountOf(record) });
      if (deposit !== 0n) entry.post(depositAccount(company, record), deposit);
    },
  });
  if (exchangeRateOf(record) !== PRECISE_ONE) repostPayers(company, textAt(record, 'Id') ?? '');
}

function depositAccount(company: Company, record: BooksRecord): string {
  return refAt(record, 'DepositToAccountRef') ?? getAccountByRole(company, 'undeposited-funds').id;
}
