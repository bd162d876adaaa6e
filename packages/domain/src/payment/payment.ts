import type { LocalDate } from '../dates/local-date.ts';
import type { AccountId, CustomerId, InvoiceId, PaymentId, PaymentMethodId } from '../ids/record-ids.ts';
import { isGreater, isNegative, subtract, sum } from '../money/arithmetic.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';

/** Part of a payment that settles an invoice, or of a credit memo that feeds the payment. Amounts are positive. */
export interface PaymentAllocation {
  readonly kind: 'invoice' | 'credit-memo';
  readonly documentId: InvoiceId;
  readonly amount: Decimal;
}

/** Money received. A total of zero with credit memos applies credit without money (entities.md §2.7). */
export interface Payment {
  readonly id: PaymentId;
  readonly customerId: CustomerId;
  readonly date: LocalDate;
  readonly total: Decimal;
  readonly currency: CurrencyCode;
  readonly exchangeRate: Decimal;
  readonly methodId: PaymentMethodId | null;
  /** Cheque number, card authorisation and the like: at most 21 characters in QuickBooks. */
  readonly reference: string;
  readonly depositAccountId: AccountId | null;
  readonly allocations: readonly PaymentAllocation[];
  readonly privateNote: string;
}

/** QuickBooks' longest texts for a payment (entities.md §2.7). */
export const paymentLengths = { reference: 21, privateNote: 4000 } as const;

const allocated = (payment: Pick<Payment, 'allocations'>, kind: PaymentAllocation['kind']): Decimal =>
  sum(payment.allocations.filter(part => part.kind === kind).map(part => part.amount));

/** What is left for the customer's credit: total and credits less the invoices settled. Negative: over-allocated. */
export function unappliedAmount(payment: Pick<Payment, 'total' | 'allocations'>): Decimal {
  const credit = allocated(payment, 'credit-memo');
  return subtract(sum([payment.total, credit]), allocated(payment, 'invoice'));
}

/** Whether the books would take the split: nothing negative, no more settled than there is. */
export function isAllocationSound(payment: Pick<Payment, 'total' | 'allocations'>): boolean {
  const isAnyNegative = isNegative(payment.total) || payment.allocations.some(part => isNegative(part.amount));
  return !isAnyNegative && !isNegative(unappliedAmount(payment));
}

/** The part of an invoice's balance that an amount can settle: an invoice cannot be overpaid (entities.md §3.9). */
export const settledPart = (balance: Decimal, amount: Decimal): Decimal =>
  isGreater(amount, balance) ? balance : amount;
