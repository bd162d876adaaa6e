import type { RecordKind } from '@tieout/sync';

/** Kinds of records by QuickBooks' names. */
export const entityOf = {
  customer: 'Customer',
  item: 'Item',
  estimate: 'Estimate',
  invoice: 'Invoice',
  'credit-memo': 'CreditMemo',
  payment: 'Payment',
} as const satisfies Record<RecordKind, string>;

export type SyncedEntity = (typeof entityOf)[RecordKind];

const kinds = new Map<string, RecordKind>(
  Object.entries(entityOf).map(([kind, entity]) => [entity, kind as RecordKind]),
);

/** The kind behind an entity's name; undefined for what is not synced. */
export const findKind = (entity: string): RecordKind | undefined => kinds.get(entity);

export const syncedEntities: readonly SyncedEntity[] = Object.values(entityOf);

const document = {
  documentNumber: 'DocNumber',
  customer: 'CustomerRef.value',
  issueDate: 'TxnDate',
  message: 'CustomerMemo.value',
  privateNote: 'PrivateNote',
} as const;

/** Where a field that both sides write stands in QuickBooks' record. Lines and figures have rooms of their own. */
export const paths: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  customer: {
    displayName: 'DisplayName',
    email: 'PrimaryEmailAddr.Address',
    phone: 'PrimaryPhone.FreeFormNumber',
    notes: 'Notes',
    'billing.line1': 'BillAddr.Line1',
    'billing.city': 'BillAddr.City',
    parent: 'ParentRef.value',
  },
  item: { name: 'Name', sku: 'Sku', description: 'Description', unitPrice: 'UnitPrice' },
  estimate: document,
  invoice: { ...document, dueDate: 'DueDate', documentTaxCode: 'TxnTaxDetail.TxnTaxCodeRef.value' },
  'credit-memo': document,
  payment: {
    customer: 'CustomerRef.value',
    date: 'TxnDate',
    total: 'TotalAmt',
    reference: 'PaymentRefNum',
    privateNote: 'PrivateNote',
  },
};

/** Fields that hold money. */
export const amounts: ReadonlySet<string> = new Set(['unitPrice', 'total', 'tax', 'balance', 'unapplied']);

/** Figures that QuickBooks computes. */
export const figures: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  customer: {},
  item: {},
  estimate: { tax: 'TxnTaxDetail.TotalTax', total: 'TotalAmt' },
  invoice: { tax: 'TxnTaxDetail.TotalTax', total: 'TotalAmt', balance: 'Balance' },
  'credit-memo': { tax: 'TxnTaxDetail.TotalTax', total: 'TotalAmt', balance: 'Balance' },
  payment: { unapplied: 'UnappliedAmt' },
};
