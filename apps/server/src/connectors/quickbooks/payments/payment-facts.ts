import type { Choice } from '@tieout/api';
import type { Payment } from '@tieout/quickbooks';
import type { PaymentAllocationRow } from '../../../store/record-tables.ts';

/** Names of the company's own entries, by id. */
export interface PaymentNames {
  readonly methodName: (id: string) => string;
  readonly accountName: (id: string) => string;
}

/** What QuickBooks says about a payment, as columns. */
export function paymentFacts(payment: Payment, homeCurrency: string, names: PaymentNames) {
  const currency = payment.CurrencyRef?.value ?? homeCurrency;
  return {
    txn_date: payment.TxnDate ?? payment.MetaData?.CreateTime?.slice(0, 10) ?? '1970-01-01',
    currency,
    exchange_rate: currency === homeCurrency ? null : (payment.ExchangeRate ?? null),
    total: payment.TotalAmt,
    unapplied: payment.UnappliedAmt ?? '0',
    method: choiceOf(payment.PaymentMethodRef, names.methodName),
    reference: payment.PaymentRefNum ?? '',
    deposit_account: choiceOf(payment.DepositToAccountRef, names.accountName),
    note: payment.PrivateNote ?? '',
  };
}

export type PaymentFacts = ReturnType<typeof paymentFacts>;

/** A reference of the books as a choice: with the name that it came with, else the company's own. */
export function choiceOf(
  ref: { readonly value: string; readonly name?: string } | undefined,
  nameOf: (id: string) => string,
): Choice | null {
  return ref === undefined ? null : { id: ref.value, name: ref.name ?? nameOf(ref.value) };
}

const kinds: Readonly<Record<string, PaymentAllocationRow['kind']>> = { Invoice: 'invoice', CreditMemo: 'credit-memo' };

/** What a payment settles and what feeds it, in order (entities.md §2.7). */
export const allocationsOf = ({
  Line = [],
}: Pick<Payment, 'Line'>): readonly Omit<PaymentAllocationRow, 'payment_id'>[] =>
  Line.flatMap(({ Amount, LinkedTxn = [] }) =>
    LinkedTxn.map(({ TxnId, TxnType }) => ({ kind: kinds[TxnType] ?? 'other', books_id: TxnId, amount: Amount })),
  ).map((allocation, position) => ({ ...allocation, position }));
