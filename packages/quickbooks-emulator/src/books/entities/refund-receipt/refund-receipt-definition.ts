import type { Company } from '../../company.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { markSent } from '../../sales-forms/delivery.ts';
import { SALES_FORM_FIELDS } from '../../sales-forms/form-fields.ts';
import { postSalesForm } from '../../sales-forms/post-sales-form.ts';
import { prepareSalesForm } from '../../sales-forms/prepare-sales-form.ts';
import type { SalesFormKind } from '../../sales-forms/sales-form-kind.ts';
import { anything, choice, money, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { SALES_KEYS } from '../../schema/schema-keys.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { indexDocNumber } from '../../transactions/doc-numbers.ts';
import { requireMoneyAccount } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const REFUND_RECEIPT_KIND: SalesFormKind = {
  entity: 'RefundReceipt',
  numbers: 'sales-number',
  direction: 'takes-back',
  isMailed: false,
};

const REFUND_RECEIPT_FIELDS: Fields = {
  ...SALES_FORM_FIELDS,
  Balance: money({ readOnly: true }),
  HomeBalance: money({ readOnly: true }),
  DepositToAccountRef: reference('Account', { required: 'create' }),
  PaymentMethodRef: reference('PaymentMethod'),
  PaymentRefNum: text(100),
  PaymentType: choice(['Cash', 'Check', 'CreditCard', 'Other']),
  CheckPayment: anything(),
  CreditCardPayment: anything(),
  SalesTermRef: reference('Term'),
};

/** Refund receipts: goods come back and money leaves a bank account at once (entities.md §2.8). */
export const refundReceiptDefinition: EntityDefinition = {
  name: 'RefundReceipt',
  path: 'refundreceipt',
  kind: 'transaction',
  fields: REFUND_RECEIPT_FIELDS,
  schemaKeys: SALES_KEYS,
  offers: { create: true, update: true, delete: true, send: true, pdf: true },
  defaultOrder: 'updated-descending',
  tellsTotal: true,
  prepareCreate: (draft, context) => settleRefundReceipt(draft, undefined, context),
  prepareUpdate: settleRefundReceipt,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  prepareSend: (draft, _previous, context) => markSent(draft, context),
  afterSave(saved, previous, { company, verb }) {
    indexDocNumber(company, 'RefundReceipt', { saved, previous });
    if (verb !== 'send') postRefundReceipt(company, saved);
  },
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'RefundReceipt', { saved: undefined, previous });
    reverseEntry(company, `RefundReceipt:${textAt(previous, 'Id') ?? ''}`);
  },
};

function settleRefundReceipt(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  prepareSalesForm({ draft, previous, context, kind: REFUND_RECEIPT_KIND });
  requireMoneyAccount(context.company, refAt(draft, 'DepositToAccountRef') ?? '', 'DepositToAccountRef');
  draft['Balance'] = 0;
  delete draft['LinkedTxn'];
  // A check that is still to be printed has no number yet (recorded; entities.md §2.8).
  const isToPrint = context.verb === 'create' && context.sent['PrintStatus'] === 'NeedToPrint';
  if (isToPrint) draft['PaymentRefNum'] ??= 'To Print';
}

function postRefundReceipt(company: Company, record: BooksRecord): void {
  const account = refAt(record, 'DepositToAccountRef') ?? getAccountByRole(company, 'undeposited-funds').id;
  postSalesForm(company, record, {
    kind: REFUND_RECEIPT_KIND,
    settle: entry => entry.post(account, -centsAt(record, 'TotalAmt')),
  });
}
