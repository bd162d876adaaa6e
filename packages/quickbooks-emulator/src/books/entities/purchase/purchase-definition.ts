import type { Company } from '../../company.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { PURCHASE_FIELDS } from '../../purchase-forms/purchase-fields.ts';
import { postPurchase } from '../../purchase-forms/post-purchase.ts';
import { preparePurchase } from '../../purchase-forms/prepare-purchase.ts';
import { address } from '../../schema/common-fields.ts';
import { anything, choice, flag, list, reference } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { LINKED_TXN } from '../../sales-forms/line-fields.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { requireAccountType } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const ACCOUNT_TYPES: Readonly<Record<string, readonly string[]>> = {
  Cash: ['Bank', 'Other Current Asset'],
  Check: ['Bank'],
  CreditCard: ['Credit Card'],
};

const PURCHASE_OWN_FIELDS: Fields = {
  ...PURCHASE_FIELDS,
  AccountRef: reference('Account', { required: 'create', query: 'filter' }),
  // Even a sparse update must repeat it (entities.md §3.5, LIVE).
  PaymentType: choice(['Cash', 'Check', 'CreditCard'], { required: 'write', query: 'filter' }),
  EntityRef: reference(undefined),
  Credit: flag(),
  PaymentMethodRef: reference('PaymentMethod'),
  PaymentRefNum: { kind: 'text', max: 21 },
  PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
  RemitToAddr: address(),
  LinkedTxn: list(LINKED_TXN, { readOnly: true }),
  CheckPayment: anything(),
  CreditCardPayment: anything(),
};

/** Purchases: money that was spent at once, by cash, check or card (recorded shapes). No void (protocol.md §2.5). */
export const purchaseDefinition: EntityDefinition = {
  name: 'Purchase',
  path: 'purchase',
  kind: 'transaction',
  fields: PURCHASE_OWN_FIELDS,
  schemaKeys: ['Memo', 'TxnId', 'TxnNum'],
  offers: { create: true, update: true, delete: true },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settlePurchase(draft, undefined, context),
  prepareUpdate: settlePurchase,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  afterSave: (saved, _previous, { company }) => spend(company, saved),
  afterDelete: (previous, { company }) => reverseEntry(company, `Purchase:${textAt(previous, 'Id') ?? ''}`),
};

function settlePurchase(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const types = ACCOUNT_TYPES[textAt(draft, 'PaymentType') ?? ''] ?? [];
  requireAccountType(context.company, refAt(draft, 'AccountRef') ?? '', { types, element: 'AccountRef' });
  preparePurchase({ draft, previous, context, vendor: undefined, showsLinks: false });
  if (draft['PaymentType'] === 'CreditCard') draft['Credit'] ??= false;
  else delete draft['Credit'];
  if (draft['PaymentType'] === 'Check') draft['PrintStatus'] ??= 'NotSet';
}

/** A card credit is money that comes back: everything turns round. */
function spend(company: Company, record: BooksRecord): void {
  const sign = record['Credit'] === true ? -1n : 1n;
  postPurchase(company, record, {
    key: `Purchase:${textAt(record, 'Id') ?? ''}`,
    sign,
    settle: entry => entry.post(refAt(record, 'AccountRef') ?? '', -sign * centsAt(record, 'TotalAmt')),
  });
}
