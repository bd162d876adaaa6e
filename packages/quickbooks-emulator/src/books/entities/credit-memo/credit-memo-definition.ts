import { applicationsOf } from '../../applications/applications.ts';
import { partyOf } from '../../transactions/party.ts';
import { repostPayers } from '../../applications/record-applications.ts';
import { paymentFields } from '../../applications/target-links.ts';
import { PRECISE_ONE } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { businessFault } from '../../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { markSent } from '../../sales-forms/delivery.ts';
import { SALES_FORM_FIELDS } from '../../sales-forms/form-fields.ts';
import { postSalesForm } from '../../sales-forms/post-sales-form.ts';
import { prepareSalesForm } from '../../sales-forms/prepare-sales-form.ts';
import type { SalesFormKind } from '../../sales-forms/sales-form-kind.ts';
import { bareReference, money, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { SALES_KEYS } from '../../schema/schema-keys.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { indexDocNumber } from '../../transactions/doc-numbers.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { exchangeRateOf } from '../../transactions/transaction-currency.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const CREDIT_MEMO_KIND: SalesFormKind = {
  entity: 'CreditMemo',
  numbers: 'sales-number',
  direction: 'takes-back',
  isMailed: true,
};

const CREDIT_MEMO_FIELDS: Fields = {
  ...SALES_FORM_FIELDS,
  CustomerRef: reference('Customer', { required: 'create', query: 'filter' }),
  Balance: money({ readOnly: true, query: 'filter' }),
  HomeBalance: money({ readOnly: true }),
  RemainingCredit: money({ readOnly: true }),
  InvoiceRef: bareReference(undefined),
  SalesTermRef: reference('Term'),
  PaymentMethodRef: reference('PaymentMethod'),
  PaymentRefNum: text(21),
  ARAccountRef: bareReference('Account'),
};

/** Credit memos: they lower what a customer owes, and are used up by zero payments (entities.md §2.8). */
export const creditMemoDefinition: EntityDefinition = {
  name: 'CreditMemo',
  path: 'creditmemo',
  kind: 'transaction',
  fields: CREDIT_MEMO_FIELDS,
  schemaKeys: SALES_KEYS,
  offers: { create: true, update: true, delete: true, send: true, pdf: true },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleCreditMemo(draft, undefined, context),
  prepareUpdate: settleCreditMemo,
  prepareDelete: refuseUsedCredit,
  prepareSend: (draft, _previous, context) => markSent(draft, context),
  afterSave(saved, previous, { company, verb }) {
    indexDocNumber(company, 'CreditMemo', { saved, previous });
    if (verb !== 'send') postCreditMemo(company, saved);
  },
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'CreditMemo', { saved: undefined, previous });
    reverseEntry(company, `CreditMemo:${textAt(previous, 'Id') ?? ''}`);
  },
};

function settleCreditMemo(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  prepareSalesForm({ draft, previous, context, kind: CREDIT_MEMO_KIND });
  const id = previous === undefined ? '' : (textAt(previous, 'Id') ?? '');
  const used = applicationsOf(company).appliedTo(id);
  if (used > centsAt(draft, 'TotalAmt')) {
    throw businessFault('The credit memo cannot become less than what is already applied of it.');
  }
  if (used > 0n && previous !== undefined && refAt(draft, 'CustomerRef') !== refAt(previous, 'CustomerRef')) {
    throw businessFault('You cannot change the customer of a credit memo that is applied.');
  }
  Object.assign(draft, paymentFields(company, 'CreditMemo', { ...draft, Id: id, LinkedTxn: [] }));
}

/** A credit that is applied has to be taken off its invoices first (entities.md §3.3). */
function refuseUsedCredit(previous: BooksRecord, { company }: WriteContext): void {
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
  if (applicationsOf(company).payersOf(textAt(previous, 'Id') ?? '').size === 0) return;
  throw businessFault('You must unlink the payments that are applied to this transaction first.');
}

function postCreditMemo(company: Company, record: BooksRecord): void {
  const receivable = getAccountByRole(company, 'receivable', refAt(record, 'CurrencyRef')).id;
  postSalesForm(company, record, {
    kind: CREDIT_MEMO_KIND,
    settle(entry) {
      entry.postParty(receivable, partyOf(record), { amount: -centsAt(record, 'TotalAmt') });
    },
  });
  if (exchangeRateOf(record) !== PRECISE_ONE) repostPayers(company, textAt(record, 'Id') ?? '');
}
