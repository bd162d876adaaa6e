import { homeAmountOf } from '../../arithmetic/percentage.ts';
import { numberOfCents } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { businessFault, missingParameter } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { EntryBuilder } from '../../ledger/entry-builder.ts';
import { postEntry, reverseEntry } from '../../ledger/post-entry.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { requireMoneyAccount } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { dropUntrackedDimensions } from '../../transactions/tracked-dimensions.ts';
import { exchangeRateOf, homeAmount, settleCurrency } from '../../transactions/transaction-currency.ts';
import { amendRecord } from '../../write/amend-record.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';
import { getDefinition } from '../registry.ts';
import { DEPOSIT_FIELDS } from './deposit-fields.ts';
import { linkOf, linksOfDeposit, settleDepositLines, type BankedLink } from './deposit-lines.ts';

/** Deposits: money from Undeposited Funds and elsewhere goes to the bank; what they hold is fixed (entities.md §3.3). */
export const depositDefinition: EntityDefinition = {
  name: 'Deposit',
  path: 'deposit',
  kind: 'transaction',
  fields: DEPOSIT_FIELDS,
  offers: { create: true, update: true, delete: true },
  defaultOrder: 'updated-descending',
  tellsTotal: true,
  prepareCreate: (draft, context) => settleDeposit(draft, undefined, context),
  prepareUpdate: settleDeposit,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  afterSave(saved, previous, { company }) {
    followLinks(company, textAt(saved, 'Id') ?? '', {
      before: previous === undefined ? [] : linksOfDeposit(previous),
      after: linksOfDeposit(saved),
    });
    postDeposit(company, saved);
  },
  afterDelete(previous, { company }) {
    const id = textAt(previous, 'Id') ?? '';
    followLinks(company, id, { before: linksOfDeposit(previous), after: [] });
    reverseEntry(company, `Deposit:${id}`);
  },
};

function settleDeposit(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  settleCurrency(draft, context, { party: undefined, previous });
  dropUntrackedDimensions(draft, company);
  requireMoneyAccount(company, refAt(draft, 'DepositToAccountRef') ?? '', 'DepositToAccountRef');
  const currency = refAt(draft, 'CurrencyRef');
  const lines = settleDepositLines(objectsAt(draft, 'Line'), { company, currency, previous });
  const cashBack = centsAt(objectAt(draft, 'CashBack') ?? {}, 'Amount');
  if (cashBack !== 0n && refAt(objectAt(draft, 'CashBack') ?? {}, 'AccountRef') === undefined) {
    throw missingParameter('CashBack.AccountRef');
  }
  const total = lines.reduce((sum, line) => sum + centsAt(line, 'Amount'), 0n) - cashBack;
  if (total < 0n || cashBack < 0n) {
    throw businessFault('You must specify a transaction amount that is 0 or greater.');
  }
  draft['Line'] = lines;
  draft['TotalAmt'] = numberOfCents(total);
  draft['TxnTaxDetail'] ??= {};
  if (preferencesOf(company).multiCurrency) {
    draft['HomeTotalAmt'] = numberOfCents(homeAmountOf(total, exchangeRateOf(draft)));
  }
}

interface Links {
  readonly before: readonly BankedLink[];
  readonly after: readonly BankedLink[];
}

/** Payments and receipts show the deposit that holds them, and show it no more when it lets go of them. */
function followLinks(company: Company, depositId: string, { before, after }: Links): void {
  const holds = (links: readonly BankedLink[], link: BankedLink) =>
    links.some(({ entity, id }) => entity === link.entity && id === link.id);
  for (const link of before) if (!holds(after, link)) showDeposit(company, link, undefined);
  for (const link of after) if (!holds(before, link)) showDeposit(company, link, depositId);
}

function showDeposit(company: Company, { entity, id }: BankedLink, depositId: string | undefined): void {
  const record = company.table(entity).record(id);
  if (record === undefined) return;
  const others = objectsAt(record, 'LinkedTxn').filter(link => textAt(link, 'TxnType') !== 'Deposit');
  const links = depositId === undefined ? others : [...others, { TxnId: depositId, TxnType: 'Deposit' }];
  amendRecord(company, getDefinition(entity), { id, changes: { LinkedTxn: links }, touches: true });
}

function postDeposit(company: Company, record: BooksRecord): void {
  const entry = new EntryBuilder(exchangeRateOf(record));
  entry.post(refAt(record, 'DepositToAccountRef') ?? '', centsAt(record, 'TotalAmt'));
  for (const line of objectsAt(record, 'Line')) {
    const link = linkOf(line);
    const held = link && company.table(link.entity).record(link.id);
    if (link !== undefined && held !== undefined) {
      // What waits in Undeposited Funds lies there at the rate at which it came.
      const waiting = getAccountByRole(company, 'undeposited-funds').id;
      entry.postHome(waiting, -homeAmount(held, centsAt(held, 'TotalAmt')));
    } else {
      entry.post(refAt(objectAt(line, 'DepositLineDetail') ?? {}, 'AccountRef') ?? '', -centsAt(line, 'Amount'));
    }
  }
  const cashBack = objectAt(record, 'CashBack');
  if (cashBack !== undefined) entry.post(refAt(cashBack, 'AccountRef') ?? '', centsAt(cashBack, 'Amount'));
  const remainder = () => getAccountByRole(company, 'exchange-difference').id;
  const key = `Deposit:${textAt(record, 'Id') ?? ''}`;
  postEntry(company, key, entry.build(textAt(record, 'TxnDate') ?? '', remainder));
}
