import type { EntityName } from '../entities/entity-name.ts';
import type { BooksRecord } from '../json.ts';
import { textAt } from '../json.ts';

/** Money from customers against receivables, or money to vendors against payables: two sides of one mechanism. */
export interface PaymentSide {
  readonly entity: Extract<EntityName, 'Payment' | 'BillPayment'>;
  readonly account: 'receivable' | 'payable';
  /** Kinds that its lines may link to; the value says how each counts. */
  readonly targets: Readonly<Record<string, 'charge' | 'credit' | 'journal'>>;
  /** Debit to the money account: customers bring money, vendors take it. */
  readonly moneySign: 1n | -1n;
}

export const CUSTOMER_PAYMENTS: PaymentSide = {
  entity: 'Payment',
  account: 'receivable',
  targets: { Invoice: 'charge', CreditMemo: 'credit', JournalEntry: 'journal' },
  moneySign: 1n,
};

export const VENDOR_PAYMENTS: PaymentSide = {
  entity: 'BillPayment',
  account: 'payable',
  targets: { Bill: 'charge', JournalEntry: 'journal' },
  moneySign: -1n,
};

/** How a payment is called in the LinkedTxn of what it pays (recorded: `BillPaymentCheck`). */
export function linkTypeOf(side: PaymentSide, payment: BooksRecord): string {
  if (side.entity === 'Payment') return 'Payment';
  return textAt(payment, 'PayType') === 'CreditCard' ? 'BillPaymentCreditCard' : 'BillPaymentCheck';
}
