import type { MoneyKind } from '@tieout/api';

/** Kinds of documents that are kept here and can be compared. */
export const keptKinds = [
  'invoice',
  'credit-memo',
  'payment',
  'estimate',
  'refund-receipt',
] as const satisfies readonly MoneyKind[];
export type KeptKind = (typeof keptKinds)[number];

/** What the books call each kind, and how it counts in what a customer owes. Estimates and refund receipts owe nothing. */
export const booksKinds = [
  { kind: 'invoice', entity: 'Invoice', balance: 'Balance', sign: 1 },
  { kind: 'credit-memo', entity: 'CreditMemo', balance: 'RemainingCredit', sign: -1 },
  { kind: 'payment', entity: 'Payment', balance: 'UnappliedAmt', sign: -1 },
  { kind: 'estimate', entity: 'Estimate', balance: null, sign: 0 },
  { kind: 'refund-receipt', entity: 'RefundReceipt', balance: null, sign: 0 },
] as const satisfies readonly {
  readonly kind: MoneyKind;
  readonly entity: string;
  readonly balance: string | null;
  readonly sign: -1 | 0 | 1;
}[];
