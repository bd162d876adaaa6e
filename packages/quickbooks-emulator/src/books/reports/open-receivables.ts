import { applicationsOf, targetKey } from '../applications/applications.ts';
import { originalAmountOf } from '../applications/open-item.ts';
import { homeAmountOf } from '../arithmetic/percentage.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { openSidesOf } from '../entities/journal-entry/journal-lines.ts';
import { textAt, type BooksRecord } from '../json.ts';
import { peekRecord } from '../store/snapshot.ts';
import { centsAt } from '../transactions/number-at.ts';
import { partyOf } from '../transactions/party.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';

/** Something a customer owed on a day, or had to his credit (negative), in home currency. */
export interface OpenReceivable {
  readonly customer: string;
  readonly dueDate: string;
  readonly amount: Cents;
}

/** What was open on a day: transactions dated up to it, less what was applied by payments dated up to it. */
export function openReceivables(company: Company, day: string): OpenReceivable[] {
  const open: OpenReceivable[] = [];
  const add = (record: BooksRecord, customer: string, amount: Cents) => {
    if (amount === 0n) return;
    const dueDate = textAt(record, 'DueDate') ?? textAt(record, 'TxnDate') ?? day;
    open.push({ customer, dueDate, amount: homeAmountOf(amount, exchangeRateOf(record)) });
  };
  for (const record of recordsUpTo(company, 'Invoice', day)) {
    add(record, customerOf(record), originalAmountOf(record) - appliedUpTo(company, idOf(record), day));
  }
  for (const record of recordsUpTo(company, 'CreditMemo', day)) {
    add(record, customerOf(record), appliedUpTo(company, idOf(record), day) - originalAmountOf(record));
  }
  for (const record of recordsUpTo(company, 'Payment', day))
    add(record, customerOf(record), -centsAt(record, 'UnappliedAmt'));
  for (const record of recordsUpTo(company, 'JournalEntry', day)) {
    for (const [party, side] of openSidesOf(company, record)) {
      const [entity, id = ''] = party.split(':');
      const applied = appliedUpTo(company, targetKey({ type: 'JournalEntry', id: idOf(record) }, party), day);
      if (entity === 'Customer') add(record, id, side > 0n ? side - applied : side + applied);
    }
  }
  return open;
}

function* recordsUpTo(
  company: Company,
  entity: 'Invoice' | 'CreditMemo' | 'Payment' | 'JournalEntry',
  day: string,
): Generator<BooksRecord> {
  for (const snapshot of company.table(entity).inIdOrder()) {
    const record = peekRecord(snapshot);
    if ((textAt(record, 'TxnDate') ?? '') <= day) yield record;
  }
}

function appliedUpTo(company: Company, target: string, day: string): Cents {
  let sum = 0n;
  for (const [payer, amount] of applicationsOf(company).payersOf(target)) {
    const date = textAt(company.table('Payment').record(payer) ?? {}, 'TxnDate');
    if (date !== undefined && date <= day) sum += amount;
  }
  return sum;
}

function idOf(record: BooksRecord): string {
  return textAt(record, 'Id') ?? '';
}

function customerOf(record: BooksRecord): string {
  return partyOf(record).slice('Customer:'.length);
}
