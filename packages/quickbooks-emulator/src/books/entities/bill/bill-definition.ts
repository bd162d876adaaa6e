import { applicationsOf } from '../../applications/applications.ts';
import { balanceFields, originalAmountOf } from '../../applications/open-item.ts';
import { repostPayers } from '../../applications/record-applications.ts';
import { linksWithPayments } from '../../applications/target-links.ts';
import { unapply } from '../../applications/unapply.ts';
import { PRECISE_ONE } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { businessFault, permissionDenied } from '../../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { PURCHASE_FIELDS } from '../../purchase-forms/purchase-fields.ts';
import { postPurchase } from '../../purchase-forms/post-purchase.ts';
import { preparePurchase } from '../../purchase-forms/prepare-purchase.ts';
import { LINKED_TXN } from '../../sales-forms/line-fields.ts';
import { address } from '../../schema/common-fields.ts';
import { date, list, money, reference } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { indexDocNumber, openDocNumbers, refuseTakenNumber } from '../../transactions/doc-numbers.ts';
import { billDueDate } from '../../transactions/due-date.ts';
import { partyOf } from '../../transactions/party.ts';
import { exchangeRateOf } from '../../transactions/transaction-currency.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const BILL_FIELDS: Fields = {
  ...PURCHASE_FIELDS,
  // Even a sparse update must repeat it (entities.md §3.5, LIVE).
  VendorRef: reference('Vendor', { required: 'write', query: 'filter' }),
  APAccountRef: reference('Account'),
  SalesTermRef: reference('Term'),
  DueDate: date({ query: 'sort' }),
  Balance: money({ readOnly: true, query: 'sort' }),
  HomeBalance: money({ readOnly: true }),
  LinkedTxn: list(LINKED_TXN),
  VendorAddr: address(),
  RemitToAddr: address(),
  ShipAddr: address(),
};

/** Bills: what vendors are owed (entities.md §2.18). Voiding one crashes the real service (protocol.md §2.5). */
export const billDefinition: EntityDefinition = {
  name: 'Bill',
  path: 'bill',
  kind: 'transaction',
  fields: BILL_FIELDS,
  schemaKeys: ['BillEmail', 'LessCIS', 'Memo', 'PayerRef', 'ReplyEmail'],
  offers: { create: true, update: true, delete: true, void: 'crash' },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleBill(draft, undefined, context),
  prepareUpdate: settleBill,
  prepareDelete(previous, { company }) {
    refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
    const id = textAt(previous, 'Id') ?? '';
    unapply(company, id, applicationsOf(company).appliedTo(id));
  },
  afterSave(saved, previous, { company }) {
    indexDocNumber(company, 'Bill', { saved, previous });
    postBill(company, saved);
  },
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'Bill', { saved: undefined, previous });
    reverseEntry(company, `Bill:${textAt(previous, 'Id') ?? ''}`);
  },
};

function settleBill(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  if (company.profile.edition === 'simple-start') throw permissionDenied('bills');
  openDocNumbers(company);
  const vendor = company.table('Vendor').record(refAt(draft, 'VendorRef') ?? '');
  preparePurchase({ draft, previous, context, vendor, showsLinks: true });
  settleNumber(draft, previous, context);
  draft['APAccountRef'] = getAccountByRole(company, 'payable', refAt(draft, 'CurrencyRef')).reference;
  draft['DueDate'] ??= billDueDate(company, textAt(draft, 'TxnDate') ?? '', refAt(draft, 'SalesTermRef'));
  const id = previous === undefined ? '' : (textAt(previous, 'Id') ?? '');
  const applications = applicationsOf(company);
  if (previous !== undefined && refAt(previous, 'VendorRef') !== refAt(draft, 'VendorRef')) {
    if (applications.payersOf(id).size > 0) {
      throw businessFault('You cannot change the vendor of a bill that has payments applied to it.');
    }
  }
  const original = originalAmountOf(draft);
  const surplus = applications.appliedTo(id) - original;
  if (surplus > 0n) unapply(company, id, surplus);
  Object.assign(draft, balanceFields(company, draft, original - applications.appliedTo(id)));
  draft['LinkedTxn'] = linksWithPayments(company, id, []);
}

/** Never counted, and unique only where the company wants to be warned (entities.md §3.1, §3.4). */
function settleNumber(draft: Draft, previous: BooksRecord | undefined, { company, include }: WriteContext): void {
  const docNumber = textAt(draft, 'DocNumber');
  if (docNumber === undefined || docNumber === (previous && textAt(previous, 'DocNumber'))) return;
  if (preferencesOf(company).warnDuplicateBills && !include.has('allowduplicatedocnum')) {
    refuseTakenNumber(company, 'Bill', docNumber);
  }
}

function postBill(company: Company, record: BooksRecord): void {
  const payable = getAccountByRole(company, 'payable', refAt(record, 'CurrencyRef')).id;
  postPurchase(company, record, {
    key: `Bill:${textAt(record, 'Id') ?? ''}`,
    sign: 1n,
    settle: entry => entry.postParty(payable, partyOf(record), { amount: -originalAmountOf(record) }),
  });
  if (exchangeRateOf(record) !== PRECISE_ONE) repostPayers(company, textAt(record, 'Id') ?? '');
}
