import { applicationsIn, applicationsOf, type Application } from '../applications/applications.ts';
import { prorate } from '../arithmetic/prorate.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { refAt, textAt, type BooksRecord } from '../json.ts';
import { getAccountByRole } from '../ledger/account-roles.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { imbalanceOf, type LedgerEntry, type Posting } from '../ledger/posting.ts';
import { centsAt } from '../transactions/number-at.ts';

/** What is owed on one of these counts when it is paid. */
const OWED: ReadonlySet<string> = new Set(['Invoice', 'CreditMemo', 'Bill']);
const PAYING: ReadonlySet<string> = new Set(['Payment', 'BillPayment']);

/** A day's postings, as a financial statement sums them. */
export interface DatedPostings {
  readonly date: string;
  readonly postings: readonly Posting[];
}

/**
 * The ledger on cash basis: an invoice, credit memo or bill counts line by line in proportion to what was paid on it, on
 * the day of the payment; money that pays nothing yet is unapplied cash income. Every entry still balances.
 */
export function* cashEntries(company: Company): Generator<DatedPostings> {
  const unappliedAccount = accountOfSubType(company, 'UnappliedCashPaymentIncome');
  for (const { key, date, postings, movements } of ledgerOf(company).entries()) {
    const [type = '', id = ''] = key.split(':');
    const record = company.table(type as EntityName).record(id);
    const entry = { date, postings, movements };
    if (record !== undefined && OWED.has(type)) yield paidAtOnce(company, record, entry);
    else if (record !== undefined && PAYING.has(type)) {
      yield paidLater(company, { record, entry, unappliedAccount });
    } else yield entry;
  }
}

/** What counts on the day of the form itself: an invoice's deposit, and forms on which nothing is owed. */
function paidAtOnce(company: Company, record: BooksRecord, entry: LedgerEntry): DatedPostings {
  const owed = entry.postings.filter(({ party }) => party !== undefined);
  if (imbalanceOf(owed) === 0n) return entry;
  const deposit = centsAt(record, 'Deposit');
  if (deposit === 0n) return { date: entry.date, postings: [] };
  const money: Posting = { account: depositAccount(company, record), amount: deposit };
  const lines = linesOf(company, record, entry);
  return { date: entry.date, postings: [money, ...shareOf(lines, { from: 0n, to: deposit })] };
}

interface PayingWork {
  readonly record: BooksRecord;
  readonly entry: LedgerEntry;
  readonly unappliedAccount: string | undefined;
}

function paidLater(company: Company, { record, entry, unappliedAccount }: PayingWork): DatedPostings {
  const money = entry.postings.filter(({ party }) => party === undefined);
  const settled = entry.postings.filter(({ party }) => party !== undefined);
  const shares = applicationsIn(record).flatMap(application =>
    shareOfTarget(company, textAt(record, 'Id') ?? '', application),
  );
  // What is left paid a journal entry, or nothing yet.
  let rest = imbalanceOf(settled) - imbalanceOf(shares);
  const postings = [...money, ...shares];
  const unapplied = -centsAt(record, 'UnappliedAmt');
  if (unappliedAccount !== undefined && unapplied !== 0n) {
    postings.push({ account: unappliedAccount, amount: unapplied });
    rest -= unapplied;
  }
  const account = settled[0]?.account;
  if (rest !== 0n && account !== undefined) postings.push({ account, amount: rest });
  return { date: entry.date, postings };
}

/** What one payer makes of a target's lines count: the share after it less the share before it, so that cents add up. */
function shareOfTarget(company: Company, payer: string, application: Application): readonly Posting[] {
  if (!OWED.has(application.type)) return [];
  const target = company.table(application.type as EntityName).record(application.id);
  const entry = ledgerOf(company).entryOf(`${application.type}:${application.id}`);
  if (target === undefined || entry === undefined) return [];
  let from = centsAt(target, 'Deposit');
  for (const [each, amount] of applicationsOf(company).payersOf(application.key)) {
    if (each === payer) return shareOf(linesOf(company, target, entry), { from, to: from + amount });
    from += amount;
  }
  return [];
}

/** The postings against what is owed, as far as payment went from one sum to another. */
function shareOf(lines: readonly Posting[], paid: { readonly from: Cents; readonly to: Cents }): readonly Posting[] {
  const weights = lines.map(({ amount }) => amount);
  const sign = imbalanceOf(lines) < 0n ? -1n : 1n;
  const [before, after] = [prorate(sign * paid.from, weights), prorate(sign * paid.to, weights)];
  return lines.map(({ account }, index) => ({ account, amount: (after[index] ?? 0n) - (before[index] ?? 0n) }));
}

/** Income, tax, costs: everything but what is owed and the money of a deposit. */
function linesOf(company: Company, record: BooksRecord, entry: LedgerEntry): readonly Posting[] {
  const deposit = centsAt(record, 'Deposit');
  const depositTo = deposit === 0n ? undefined : depositAccount(company, record);
  return entry.postings
    .filter(({ party }) => party === undefined)
    .map(({ account, amount }) => ({ account, amount: account === depositTo ? amount - deposit : amount }));
}

function depositAccount(company: Company, record: BooksRecord): string {
  return refAt(record, 'DepositToAccountRef') ?? getAccountByRole(company, 'undeposited-funds').id;
}

function accountOfSubType(company: Company, subType: string): string | undefined {
  const accounts = company.table('Account').inIdOrder();
  return accounts.find(({ id }) => company.table('Account').record(id)?.['AccountSubType'] === subType)?.id;
}
