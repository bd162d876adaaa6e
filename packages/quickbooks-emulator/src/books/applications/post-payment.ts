import { homeAmountOf } from '../arithmetic/percentage.ts';
import { PRECISE_ONE } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { refAt, textAt, type BooksRecord } from '../json.ts';
import { getAccountByRole } from '../ledger/account-roles.ts';
import { EntryBuilder } from '../ledger/entry-builder.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { centsAt } from '../transactions/number-at.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';
import { applicationsIn, applicationsOf } from './applications.ts';
import { findOpenItem } from './find-open-item.ts';
import { partyOf } from '../transactions/party.ts';
import type { OpenItem } from './open-item.ts';
import type { PaymentSide } from './payment-side.ts';

/**
 * Posts a payment: money against what it pays. A foreign invoice leaves the receivable at the rate it came in with, so
 * the difference to the payment's own rate is exchange gain or loss (entities.md §4.8).
 */
export function postPayment(company: Company, record: BooksRecord, side: PaymentSide): void {
  const id = textAt(record, 'Id') ?? '';
  const party = partyOf(record);
  const account = getAccountByRole(company, side.account, refAt(record, 'CurrencyRef')).id;
  const entry = new EntryBuilder(exchangeRateOf(record));
  const total = centsAt(record, 'TotalAmt');
  entry.post(moneyAccountOf(company, record), side.moneySign * total);
  let unapplied = total;
  for (const application of applicationsIn(record)) {
    const item = findOpenItem(company, application, { side, party });
    if (item === undefined) continue;
    const sign = (item.side === 'charge' ? -1n : 1n) * side.moneySign;
    unapplied += item.side === 'charge' ? -application.amount : application.amount;
    entry.postParty(account, item.party, {
      amount: sign * application.amount,
      home: sign * reliefOf(company, item, id),
    });
  }
  entry.postParty(account, party, { amount: -side.moneySign * unapplied });
  const remainder = () => getAccountByRole(company, 'exchange-difference').id;
  postEntry(company, `${side.entity}:${id}`, entry.build(textAt(record, 'TxnDate') ?? '', remainder));
}

/**
 * Home amount by which a payer lowers a target. Counted over the payers in order, so that the reliefs add up to the
 * home worth of what they paid, to the cent.
 */
function reliefOf(company: Company, item: OpenItem, payer: string): Cents {
  const rate = exchangeRateOf(item.record);
  const payers = applicationsOf(company).payersOf(item.key);
  if (rate === PRECISE_ONE) return payers.get(payer) ?? 0n;
  let open = item.original;
  for (const [each, amount] of payers) {
    if (each === payer) return homeAmountOf(open, rate) - homeAmountOf(open - amount, rate);
    open -= amount;
  }
  return 0n;
}

function moneyAccountOf(company: Company, record: BooksRecord): string {
  const { CheckPayment: check, CreditCardPayment: card } = record;
  const bank = typeof check === 'object' && check !== null ? refAt(check as BooksRecord, 'BankAccountRef') : undefined;
  const cardAccount =
    typeof card === 'object' && card !== null ? refAt(card as BooksRecord, 'CCAccountRef') : undefined;
  return (
    refAt(record, 'DepositToAccountRef') ?? bank ?? cardAccount ?? getAccountByRole(company, 'undeposited-funds').id
  );
}
