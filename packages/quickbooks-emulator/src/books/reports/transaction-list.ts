import { centsAt } from '../transactions/number-at.ts';
import { textOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { objectAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import type { LedgerEntry } from '../ledger/posting.ts';
import { homeAmount } from '../transactions/transaction-currency.ts';
import { peekRecord } from '../store/snapshot.ts';
import { reportHeader } from './report-header.ts';
import { reportPeriod } from './report-period.ts';
import type { Cell, Report, ReportRow } from './report.ts';

/** Words of the report for each kind of transaction. */
const TYPES: Readonly<Partial<Record<EntityName, string>>> = {
  Bill: 'Bill',
  BillPayment: 'Bill Payment (Check)',
  CreditMemo: 'Credit Memo',
  Deposit: 'Deposit',
  Estimate: 'Estimate',
  InventoryAdjustment: 'Inventory Qty Adjust',
  Invoice: 'Invoice',
  JournalEntry: 'Journal Entry',
  Payment: 'Payment',
  Purchase: 'Expense',
  RefundReceipt: 'Refund',
  SalesReceipt: 'Sales Receipt',
};

/** All transactions of a period, one line each (columns as recorded). */
export function transactionList(company: Company, query: URLSearchParams): Report {
  const period = reportPeriod(company, query);
  const dated: { readonly date: string; readonly row: ReportRow }[] = [];
  for (const [entity, words] of Object.entries(TYPES) as [EntityName, string][]) {
    for (const snapshot of company.table(entity).inIdOrder()) {
      const record = peekRecord(snapshot);
      const date = textAt(record, 'TxnDate') ?? '';
      if (date < period.start || date > period.end || !fits(query, record)) continue;
      dated.push({ date, row: { kind: 'line', cells: cellsOf(company, { entity, words, record }) } });
    }
  }
  dated.sort((first, second) => (first.date < second.date ? -1 : first.date > second.date ? 1 : 0));
  return {
    name: 'TransactionList',
    header: reportHeader(company, 'TransactionList', { period }),
    columns: [
      { title: 'Date', type: 'Date', key: 'tx_date' },
      { title: 'Transaction Type', type: 'String', key: 'txn_type' },
      { title: '#', type: 'String', key: 'doc_num' },
      { title: 'Posting', type: 'Boolean', key: 'is_no_post' },
      { title: 'Name', type: 'String', key: 'name' },
      { title: 'Memo/Description', type: 'String', key: 'memo' },
      { title: 'Account', type: 'String', key: 'account_name' },
      { title: 'Split', type: 'String', key: 'other_account' },
      { title: 'Amount', type: 'Money', key: 'subt_nat_amount' },
    ],
    rows: dated.map(({ row }) => row),
  };
}

function fits(query: URLSearchParams, record: BooksRecord): boolean {
  const customer = query.get('customer');
  return customer === null || customer.split(',').includes(refAt(record, 'CustomerRef') ?? '');
}

interface Listed {
  readonly entity: EntityName;
  readonly words: string;
  readonly record: BooksRecord;
}

function cellsOf(company: Company, { entity, words, record }: Listed): Cell[] {
  const id = textAt(record, 'Id') ?? '';
  const entry = ledgerOf(company).entryOf(`${entity}:${id}`);
  const isPosting = entity !== 'Estimate';
  const { account, split } = accountsOf(company, entry);
  const name = partyReference(record);
  return [
    { value: textAt(record, 'TxnDate') ?? '' },
    { value: words, id },
    { value: textAt(record, 'DocNumber') ?? '' },
    { value: isPosting ? 'Yes' : 'No' },
    { value: (name && textAt(name, 'name')) ?? '', ...withId(name) },
    { value: textAt(record, 'PrivateNote') ?? '' },
    account,
    split,
    { value: textOfCents(amountOf(record)) },
  ];
}

function partyReference(record: BooksRecord): JsonObject | undefined {
  return objectAt(record, 'CustomerRef') ?? objectAt(record, 'VendorRef') ?? objectAt(record, 'EntityRef');
}

function withId(reference: JsonObject | undefined): { id?: string } {
  const id = reference && textAt(reference, 'value');
  return id === undefined ? {} : { id };
}

function amountOf(record: BooksRecord): Cents {
  return homeAmount(record, centsAt(record, 'TotalAmt'));
}

/** The account that stands first in the entry, and the other one; `-Split-` when there are several. */
function accountsOf(
  company: Company,
  entry: LedgerEntry | undefined,
): { readonly account: Cell; readonly split: Cell } {
  const ids = [...new Set(entry?.postings.map(({ account }) => account) ?? [])];
  const [first, second, third] = ids;
  const cell = (id: string | undefined): Cell =>
    id === undefined
      ? { value: '', id: '' }
      : { value: textAt(company.table('Account').record(id) ?? {}, 'FullyQualifiedName') ?? '', id };
  return { account: cell(first), split: third === undefined ? cell(second) : { value: '-Split-', id: '' } };
}
