import { applicationsOf, targetKey } from '../../applications/applications.ts';
import type { Company } from '../../company.ts';
import { businessFault } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { EntryBuilder } from '../../ledger/entry-builder.ts';
import { postEntry, reverseEntry } from '../../ledger/post-entry.ts';
import type { Party } from '../../ledger/posting.ts';
import { TRANSACTION_FIELDS } from '../../sales-forms/form-fields.ts';
import { LINE_COMMON_FIELDS, TXN_TAX_DETAIL } from '../../sales-forms/line-fields.ts';
import { bareReference, choice, flag, list, money, object, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { dropped } from '../../schema/schema-keys.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { indexDocNumber, openDocNumbers, refuseTakenNumber } from '../../transactions/doc-numbers.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { partyOfJournalLine } from '../../transactions/party.ts';
import { exchangeRateOf, settleCurrency } from '../../transactions/transaction-currency.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';
import { openSidesOf, settleJournalLines } from './journal-lines.ts';

const JOURNAL_ENTRY_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  DocNumber: text(21, { query: 'sort' }),
  Adjustment: flag(),
  HomeCurrencyAdjustment: flag(),
  Line: list(
    object({
      ...LINE_COMMON_FIELDS,
      DetailType: choice(['JournalEntryLineDetail', 'DescriptionOnly']),
      JournalEntryLineDetail: object({
        ...dropped(['JournalCodeRef', 'TaxInclusiveAmt']),
        PostingType: choice(['Debit', 'Credit']),
        AccountRef: reference('Account'),
        Entity: object({ Type: choice(['Customer', 'Vendor', 'Employee']), EntityRef: reference(undefined) }),
        ClassRef: reference('Class'),
        DepartmentRef: reference('Department'),
        TaxCodeRef: bareReference(undefined),
        TaxApplicableOn: text(40),
        TaxAmount: money(),
        BillableStatus: choice(['Billable', 'NotBillable', 'HasBeenBilled']),
      }),
      DescriptionLineDetail: object({}),
    }),
    { required: 'create' },
  ),
  TxnTaxDetail: TXN_TAX_DETAIL,
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  TotalAmt: money({ readOnly: true }),
};

/** Journal entries. A void of one answers as if it had worked and does nothing (protocol.md §2.5). */
export const journalEntryDefinition: EntityDefinition = {
  name: 'JournalEntry',
  path: 'journalentry',
  kind: 'transaction',
  fields: JOURNAL_ENTRY_FIELDS,
  schemaKeys: ['EnteredInHomeCurrency', 'HomeTotalAmt'],
  offers: { create: true, update: true, delete: true, void: 'silent' },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleJournalEntry(draft, undefined, context),
  prepareUpdate: settleJournalEntry,
  prepareDelete(previous, { company }) {
    refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
    refuseLessThanApplied(company, previous, {});
  },
  afterSave(saved, previous, { company }) {
    indexDocNumber(company, 'JournalEntry', { saved, previous });
    postJournalEntry(company, saved);
  },
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'JournalEntry', { saved: undefined, previous });
    reverseEntry(company, `JournalEntry:${textAt(previous, 'Id') ?? ''}`);
  },
};

function settleJournalEntry(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company, include } = context;
  openDocNumbers(company);
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  settleCurrency(draft, context, { party: undefined, previous });
  draft['Adjustment'] ??= false;
  draft['Line'] = settleJournalLines(draft, previous, company);
  draft['TxnTaxDetail'] = {};
  // Not the sum of a side (recorded).
  draft['TotalAmt'] = 0;
  const docNumber = textAt(draft, 'DocNumber');
  const isNew = docNumber !== undefined && docNumber !== (previous && textAt(previous, 'DocNumber'));
  if (isNew && preferencesOf(company).warnDuplicateJournals && !include.has('allowduplicatedocnum')) {
    refuseTakenNumber(company, 'JournalEntry', docNumber);
  }
  if (previous !== undefined) refuseLessThanApplied(company, previous, draft);
}

/** What payments are applied to must stay at least as much, and on the same side. */
function refuseLessThanApplied(company: Company, previous: BooksRecord, draft: Draft): void {
  const after = openSidesOf(company, draft);
  for (const [party, before] of openSidesOf(company, previous)) {
    const applied = applicationsOf(company).appliedTo(keyOf(previous, party));
    const open = after.get(party) ?? 0n;
    const isEnough = before > 0n ? open >= applied : -open >= applied;
    if (applied > 0n && !isEnough) {
      throw businessFault('You must unlink the payments that are applied to this transaction first.');
    }
  }
}

function keyOf(record: BooksRecord, party: Party): string {
  return targetKey({ type: 'JournalEntry', id: textAt(record, 'Id') ?? '' }, party);
}

function postJournalEntry(company: Company, record: BooksRecord): void {
  const entry = new EntryBuilder(exchangeRateOf(record));
  for (const line of objectsAt(record, 'Line')) postJournalLine(company, line, entry);
  const remainder = () => getAccountByRole(company, 'exchange-difference').id;
  const key = `JournalEntry:${textAt(record, 'Id') ?? ''}`;
  postEntry(company, key, entry.build(textAt(record, 'TxnDate') ?? '', remainder));
}

function postJournalLine(company: Company, line: JsonObject, entry: EntryBuilder): void {
  const detail = objectAt(line, 'JournalEntryLineDetail');
  const account = detail && refAt(detail, 'AccountRef');
  if (detail === undefined || account === undefined) return;
  const amount = (textAt(detail, 'PostingType') === 'Debit' ? 1n : -1n) * centsAt(line, 'Amount');
  const party = partyOfJournalLine(detail);
  const type = textAt(company.table('Account').record(account) ?? {}, 'AccountType');
  const isOpenItem = type === 'Accounts Receivable' || type === 'Accounts Payable';
  if (isOpenItem && party !== undefined) entry.postParty(account, party, { amount });
  else entry.post(account, amount);
}
