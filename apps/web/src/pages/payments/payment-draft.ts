import type { Choice, InvoiceRow, PaymentFields } from '@tieout/api';
import { compare, decimal, isNegative, isPositive, smaller, subtract, sum, zero, type Decimal, type NumberStyle } from '@tieout/domain'; // prettier-ignore
import { readTypedPrice, typedText } from '../../ui/fields/typed-number.ts';

/** A payment as it is typed: amounts are text until they are read. */
export interface PaymentDraft {
  readonly txnDate: string;
  /** Empty: as much as the invoices below come to. */
  readonly total: string;
  readonly method: Choice | null;
  readonly reference: string;
  readonly note: string;
  /** What is typed beside each invoice, by its id. */
  readonly parts: Readonly<Record<string, string>>;
}

/** An invoice that a payment can settle. */
export type Settleable = Pick<InvoiceRow, 'id' | 'balance'>;

/** What a draft comes to. `left` stays as the customer's credit; negative: more is settled than was received. */
export interface PaymentReading {
  readonly total: Decimal;
  readonly settled: Decimal;
  readonly left: Decimal;
  readonly parts: PaymentFields['parts'];
  /** What cannot be read, by `total` or the id of an invoice. */
  readonly errors: Readonly<Record<string, string>>;
  /** Invoices that would be paid more than is owed on them. */
  readonly overpaid: ReadonlySet<string>;
  readonly canBeSent: boolean;
}

/** Reads what was typed. A field that cannot be read counts as nothing and says so. */
export function readDraft(draft: PaymentDraft, invoices: readonly Settleable[], style: NumberStyle): PaymentReading {
  const errors: Record<string, string> = {};
  const amountAt = (key: string, text: string): Decimal | undefined => {
    const typed = readTypedPrice(text, style);
    if (typed.kind === 'refused') errors[key] = typed.sentence;
    return typed.kind === 'parsed' ? decimal(typed.value) : undefined;
  };
  const amounts = invoices.map(({ id, balance }) => ({
    id,
    balance,
    amount: amountAt(id, draft.parts[id] ?? '') ?? zero,
  }));
  const parts = amounts.filter(({ amount }) => isPositive(amount)).map(({ id, amount }) => ({ invoiceId: id, amount }));
  const settled = sum(parts.map(({ amount }) => amount));
  const total = amountAt('total', draft.total) ?? settled;
  const left = subtract(total, settled);
  const overpaid = new Set(
    amounts.filter(({ amount, balance }) => compare(amount, decimal(balance)) > 0).map(({ id }) => id),
  );
  const isRead = Object.keys(errors).length === 0 && overpaid.size === 0;
  return { total, settled, left, parts, errors, overpaid, canBeSent: isRead && isPositive(total) && !isNegative(left) };
}

/** The amount received, spread over the oldest invoices first. */
export function oldestFirst(
  received: Decimal,
  invoices: readonly Settleable[],
  style: NumberStyle,
): PaymentDraft['parts'] {
  let left = received;
  const parts: Record<string, string> = {};
  for (const { id, balance } of invoices) {
    const part = smaller(left, decimal(balance));
    if (!isPositive(part)) continue;
    parts[id] = typedText(part, style);
    left = subtract(left, part);
  }
  return parts;
}
