import type { Choice } from '@tieout/api';
import { decimal, isNegative, isPositive, subtract, type Decimal, type NumberStyle } from '@tieout/domain';
import { isChoice, isText, mapOf, orNull, shaped } from '../../features/drafts/shaped.ts';
import { readParts, type PartsReading, type Settleable, type TypedParts } from '../../features/settling/settling.ts';
import { readTypedAmount } from '../../ui/fields/typed-number.ts';

/** A payment as it is typed: amounts are text until they are read. Plain JSON, so that it can be kept in the browser. */
export interface PaymentDraft {
  /** Null: the day that it is in the customer's company. */
  readonly txnDate: string | null;
  /** Empty: as much as the invoices below come to. */
  readonly total: string;
  readonly method: Choice | null;
  readonly reference: string;
  readonly note: string;
  readonly parts: TypedParts;
}

export const blankPayment: PaymentDraft = {
  txnDate: null,
  total: '',
  method: null,
  reference: '',
  note: '',
  parts: {},
};

const draft = shaped<PaymentDraft>({
  txnDate: orNull(isText), total: isText, method: isChoice, reference: isText, note: isText, parts: mapOf(isText),
}); // prettier-ignore

/** Whether what was kept is a payment as this version writes it. */
export const isPaymentDraft = (value: unknown): value is PaymentDraft => draft(value);

/** What a draft comes to. `left` stays as the customer's credit; negative: more is settled than was received. */
export interface PaymentReading extends PartsReading {
  readonly total: Decimal;
  readonly left: Decimal;
  readonly canBeSent: boolean;
}

interface DraftSurroundings {
  /** What the customer owes. */
  readonly invoices: readonly Settleable[];
  readonly style: NumberStyle;
  /** Of the customer. */
  readonly currency: string;
}

/** Reads what was typed. An amount received that cannot be read counts as nothing and says so under `total`. */
export function readDraft(
  { parts, total: typedTotal }: PaymentDraft,
  { invoices, style, currency }: DraftSurroundings,
): PaymentReading {
  const reading = readParts(parts, invoices, style);
  const typed = readTypedAmount(typedTotal, style, currency);
  const total = typed.kind === 'parsed' ? decimal(typed.value) : reading.settled;
  const left = subtract(total, reading.settled);
  const isRead = reading.isSound && typed.kind !== 'refused';
  return {
    ...reading,
    errors: typed.kind === 'refused' ? { ...reading.errors, total: typed.sentence } : reading.errors,
    total,
    left,
    canBeSent: isRead && isPositive(total) && !isNegative(left),
  };
}

/** What one goes on with: an invoice that the payment was begun from is settled, unless something else was typed beside it before. */
export function withPart(kept: PaymentDraft, part: { readonly id: string; readonly amount: string }): PaymentDraft {
  return { ...kept, parts: { [part.id]: part.amount, ...kept.parts } };
}
