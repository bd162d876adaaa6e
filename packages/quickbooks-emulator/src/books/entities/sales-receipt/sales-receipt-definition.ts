import type { Company } from '../../company.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { markSent } from '../../sales-forms/delivery.ts';
import { SALES_FORM_FIELDS } from '../../sales-forms/form-fields.ts';
import { postSalesForm } from '../../sales-forms/post-sales-form.ts';
import { prepareSalesForm } from '../../sales-forms/prepare-sales-form.ts';
import type { SalesFormKind } from '../../sales-forms/sales-form-kind.ts';
import { voidForm } from '../../sales-forms/void-form.ts';
import { anything, money, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { SALES_KEYS } from '../../schema/schema-keys.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { isDeposited, refuseDeposited } from '../../transactions/deposited.ts';
import { indexDocNumber } from '../../transactions/doc-numbers.ts';
import { requireMoneyAccount } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const SALES_RECEIPT_KIND: SalesFormKind = {
  entity: 'SalesReceipt',
  numbers: 'sales-number',
  direction: 'sells',
  isMailed: true,
};

const SALES_RECEIPT_FIELDS: Fields = {
  ...SALES_FORM_FIELDS,
  Balance: money({ readOnly: true, query: 'filter' }),
  HomeBalance: money({ readOnly: true }),
  DepositToAccountRef: reference('Account'),
  PaymentMethodRef: reference('PaymentMethod'),
  PaymentRefNum: text(21),
  PaymentType: text(40),
  CreditCardPayment: anything(),
  CheckPayment: anything(),
  DeliveryAddr: anything(),
  SalesTermRef: reference('Term'),
};

/** Sales receipts: sold and paid at once, so nothing is owed. The customer may be missing (recorded; entities.md §2.8). */
export const salesReceiptDefinition: EntityDefinition = {
  name: 'SalesReceipt',
  path: 'salesreceipt',
  kind: 'transaction',
  fields: SALES_RECEIPT_FIELDS,
  schemaKeys: SALES_KEYS,
  offers: { create: true, update: true, delete: true, void: 'both', send: true, pdf: true },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleSalesReceipt(draft, undefined, context),
  prepareUpdate: settleSalesReceipt,
  prepareDelete: refuseFixed,
  prepareVoid(draft, previous, context) {
    refuseFixed(previous, context);
    voidForm(draft);
  },
  prepareSend: (draft, _previous, context) => markSent(draft, context),
  afterSave(saved, previous, { company, verb }) {
    indexDocNumber(company, 'SalesReceipt', { saved, previous });
    if (verb === 'void') reverseEntry(company, `SalesReceipt:${textAt(saved, 'Id') ?? ''}`);
    else if (verb !== 'send') postSalesReceipt(company, saved);
  },
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'SalesReceipt', { saved: undefined, previous });
    reverseEntry(company, `SalesReceipt:${textAt(previous, 'Id') ?? ''}`);
  },
};

function settleSalesReceipt(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  if (previous !== undefined && isDeposited(previous)) refuseDeposited(previous);
  const { company } = context;
  delete draft['LinkedTxn'];
  prepareSalesForm({ draft, previous, context, kind: SALES_RECEIPT_KIND });
  const account = refAt(draft, 'DepositToAccountRef');
  if (account === undefined) draft['DepositToAccountRef'] = getAccountByRole(company, 'undeposited-funds').reference;
  else requireMoneyAccount(company, account, 'DepositToAccountRef');
  draft['Balance'] = 0;
}

function refuseFixed(previous: BooksRecord, { company }: WriteContext): void {
  refuseDeposited(previous);
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
}

function postSalesReceipt(company: Company, record: BooksRecord): void {
  const account = refAt(record, 'DepositToAccountRef') ?? getAccountByRole(company, 'undeposited-funds').id;
  postSalesForm(company, record, {
    kind: SALES_RECEIPT_KIND,
    settle: entry => entry.post(account, centsAt(record, 'TotalAmt')),
  });
}
