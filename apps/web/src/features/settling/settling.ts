import type { InvoiceRow, PaymentFields } from '@tieout/api';
import { compare, decimal, isPositive, smaller, subtract, sum, type Decimal, type NumberStyle } from '@tieout/domain';
import { readTypedAmount, typedText } from '../../ui/fields/typed-number.ts';

/** What is typed beside each invoice, by its id: amounts are text until they are read. */
export type TypedParts = Readonly<Record<string, string>>;

/** An invoice that a payment or a credit can settle. */
export type Settleable = Pick<InvoiceRow, 'id' | 'balance' | 'currency'>;

/** What the amounts come to. */
export interface PartsReading {
  readonly parts: PaymentFields['parts'];
  readonly settled: Decimal;
  /** What cannot be read, by the id of the invoice. */
  readonly errors: Readonly<Record<string, string>>;
  /** Invoices that would be paid more than is owed on them. */
  readonly overpaid: ReadonlySet<string>;
  /** Every amount can be read, and none is more than is owed. */
  readonly isSound: boolean;
}

/** Reads what was typed beside the invoices. A field that cannot be read counts as nothing and says so. */
export function readParts(typed: TypedParts, invoices: readonly Settleable[], style: NumberStyle): PartsReading {
  const readings = invoices.map(({ id, balance, currency }) => ({
    id,
    balance,
    read: readTypedAmount(typed[id] ?? '', style, currency),
  }));
  const errors = Object.fromEntries(
    readings.flatMap(({ id, read }) => (read.kind === 'refused' ? [[id, read.sentence]] : [])),
  );
  const amounts = readings.flatMap(({ id, balance, read }) =>
    read.kind === 'parsed' ? [{ id, balance, amount: decimal(read.value) }] : [],
  );
  const parts = amounts.filter(({ amount }) => isPositive(amount)).map(({ id, amount }) => ({ invoiceId: id, amount }));
  const overpaid = new Set(
    amounts.filter(({ amount, balance }) => compare(amount, decimal(balance)) > 0).map(({ id }) => id),
  );
  const isSound = Object.keys(errors).length === 0 && overpaid.size === 0;
  return { parts, settled: sum(parts.map(({ amount }) => amount)), errors, overpaid, isSound };
}

/** An amount, spread over the oldest invoices first. */
export function oldestFirst(amount: Decimal, invoices: readonly Settleable[], style: NumberStyle): TypedParts {
  let left = amount;
  const parts: Record<string, string> = {};
  for (const { id, balance } of invoices) {
    const part = smaller(left, decimal(balance));
    if (!isPositive(part)) continue;
    parts[id] = typedText(part, style);
    left = subtract(left, part);
  }
  return parts;
}
