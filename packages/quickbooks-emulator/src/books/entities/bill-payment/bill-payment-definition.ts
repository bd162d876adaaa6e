import { applicationsOf } from '../../applications/applications.ts';
import { VENDOR_PAYMENTS } from '../../applications/payment-side.ts';
import { recordApplications } from '../../applications/record-applications.ts';
import { settleApplications, settledLineToJson } from '../../applications/settle-applications.ts';
import { businessFault, missingParameter, permissionDenied } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { TRANSACTION_FIELDS } from '../../sales-forms/form-fields.ts';
import { LINKED_TXN } from '../../sales-forms/line-fields.ts';
import { voidedNote } from '../../sales-forms/void-form.ts';
import { address } from '../../schema/common-fields.ts';
import { anything, bareReference, choice, flag, list, money, object, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { dropped, LINE_KEYS } from '../../schema/schema-keys.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { requireAccountType } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { partyOf } from '../../transactions/party.ts';
import { settleCurrency } from '../../transactions/transaction-currency.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const BILL_PAYMENT_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  DocNumber: text(21, { query: 'sort' }),
  VendorRef: reference('Vendor', { required: 'create', query: 'filter' }),
  PayType: choice(['Check', 'CreditCard'], { required: 'create' }),
  CheckPayment: object({
    BankAccountRef: reference('Account'),
    PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
    CheckDetail: anything(),
    PayeeAddr: address(),
  }),
  CreditCardPayment: object({ CCAccountRef: reference('Account'), CCDetail: anything() }),
  TotalAmt: money({ required: 'create', query: 'sort' }),
  Line: list(
    object({
      ...dropped(['Description', 'DetailType', 'LineNum', ...LINE_KEYS]),
      Id: text(40),
      Amount: money(),
      LinkedTxn: list(LINKED_TXN),
      LineEx: anything(),
    }),
  ),
  APAccountRef: bareReference('Account'),
  ProcessBillPayment: flag(),
};

/** Payments of bills, by check or card (recorded shapes). */
export const billPaymentDefinition: EntityDefinition = {
  name: 'BillPayment',
  path: 'billpayment',
  kind: 'transaction',
  fields: BILL_PAYMENT_FIELDS,
  offers: { create: true, update: true, delete: true, void: 'include' },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleBillPayment(draft, undefined, context),
  prepareUpdate: settleBillPayment,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  prepareVoid(draft, previous, { company }) {
    refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
    draft['TotalAmt'] = 0;
    draft['Line'] = [];
    draft['PrivateNote'] = voidedNote(textAt(previous, 'PrivateNote'));
  },
  afterSave: (saved, previous, { company }) => recordApplications(company, VENDOR_PAYMENTS, { saved, previous }),
  afterDelete: (previous, { company }) => recordApplications(company, VENDOR_PAYMENTS, { saved: undefined, previous }),
};

function settleBillPayment(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  if (company.profile.edition === 'simple-start') throw permissionDenied('bills');
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  const total = centsAt(draft, 'TotalAmt');
  if (total < 0n) throw businessFault('You must specify a transaction amount that is 0 or greater.');
  const vendor = company.table('Vendor').record(refAt(draft, 'VendorRef') ?? '');
  settleCurrency(draft, context, { party: vendor, previous });
  settleMoneySource(draft, context);
  delete draft['APAccountRef'];
  applicationsOf(company);
  const { lines } = settleApplications(objectsAt(draft, 'Line'), {
    company,
    side: VENDOR_PAYMENTS,
    party: partyOf(draft),
    currency: refAt(draft, 'CurrencyRef'),
    id: previous && textAt(previous, 'Id'),
    total,
  });
  draft['Line'] = lines.map(settledLineToJson);
}

/** A check leaves a bank account, a card payment a credit card account (6430 otherwise). */
function settleMoneySource(draft: Draft, { company }: WriteContext): void {
  const isCheck = draft['PayType'] === 'Check';
  const holder = isCheck ? 'CheckPayment' : 'CreditCardPayment';
  const account = isCheck ? 'BankAccountRef' : 'CCAccountRef';
  const detail = objectAt(draft, holder);
  const id = detail && refAt(detail, account);
  if (id === undefined) throw missingParameter(`${holder}.${account}`);
  requireAccountType(company, id, { types: [isCheck ? 'Bank' : 'Credit Card'], element: `${holder}.${account}` });
  if (isCheck) draft['CheckPayment'] = { PrintStatus: 'NotSet', ...detail };
  if (isCheck) delete draft['CreditCardPayment'];
  else delete draft['CheckPayment'];
}
