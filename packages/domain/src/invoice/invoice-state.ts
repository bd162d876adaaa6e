import type { LocalDate } from '../dates/local-date.ts';
import { isLess, isPositive, isZero } from '../money/arithmetic.ts';
import type { Decimal } from '../money/decimal.ts';

/** Everything kept about an invoice's life; the state is derived from it and stored nowhere (invoicing.md, Life). */
export interface InvoiceFacts {
  readonly isPosted: boolean;
  readonly emailState: 'not-sent' | 'to-send' | 'sent';
  readonly total: Decimal;
  readonly balance: Decimal;
  readonly dueDate: LocalDate | null;
  readonly isVoided: boolean;
  readonly isDeleted: boolean;
}

export const invoiceStates = [
  'draft',
  'to-be-sent',
  'sent',
  'partially-paid',
  'paid',
  'overdue',
  'voided',
  'deleted',
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export interface DerivedInvoiceState {
  readonly state: InvoiceState;
  /** Past due with money owed. It *is* the state of an unpaid invoice, and stands beside `partially-paid`. */
  readonly isOverdue: boolean;
}

/** Derives the shown state. `today` is the day in the *company's* time zone: see `localDateIn`. */
export function deriveInvoiceState(facts: InvoiceFacts, today: LocalDate): DerivedInvoiceState {
  if (facts.isDeleted) return settled('deleted');
  if (facts.isVoided) return settled('voided');
  if (!facts.isPosted) return settled('draft');
  if (isZero(facts.balance) && isPositive(facts.total)) return settled('paid');
  const isOverdue = isPositive(facts.balance) && facts.dueDate !== null && facts.dueDate < today;
  if (isPositive(facts.balance) && isLess(facts.balance, facts.total)) return { state: 'partially-paid', isOverdue };
  if (isOverdue) return { state: 'overdue', isOverdue };
  return settled(facts.emailState === 'sent' ? 'sent' : 'to-be-sent');
}

const settled = (state: InvoiceState): DerivedInvoiceState => ({ state, isOverdue: false });
