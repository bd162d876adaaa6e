import type { EstimateFields, InvoiceFields, RefundReceiptFields } from '@tieout/api';
import { noRefund, type RefundPart } from './composition.ts';

/** What estimates and credit memos have of what was typed; `undefined` while nobody says for whom. */
export type SalesFields = Omit<EstimateFields, 'expirationDate'>;

/** What was typed, without what is owed on an invoice. */
export function salesFieldsOf(typed: InvoiceFields): SalesFields | undefined {
  const { customerId, lines, number, txnDate, currency, connectionId, message, note, billTo, taxMode, taxCode } = typed;
  if (customerId === null) return undefined;
  const { discount, shipping } = typed;
  return { customerId, lines, number, txnDate, currency, connectionId, message, note, billTo, taxMode, taxCode, discount, shipping }; // prettier-ignore
}

/** What was typed as the contract of estimates takes it: the date at the end is the last day. */
export function estimateFieldsOf(typed: InvoiceFields): EstimateFields | undefined {
  const fields = salesFieldsOf(typed);
  return fields === undefined ? undefined : { ...fields, expirationDate: typed.dueDate };
}

/** What was typed as the contract of refund receipts takes it; `undefined` while nobody says for whom, or from which account. */
export function refundFieldsOf(typed: InvoiceFields, refund: RefundPart = noRefund): RefundReceiptFields | undefined {
  const fields = salesFieldsOf(typed);
  const { account, method, reference } = refund;
  return fields === undefined || account === null
    ? undefined
    : { ...fields, account, method, reference: reference.trim() };
}

/** What is asked a prediction of: figures and checks of an invoice, without the number and the days that only an invoice has. */
export const predictedFieldsOf = (typed: InvoiceFields): InvoiceFields => ({
  ...typed,
  number: null,
  dueDate: null,
  term: null,
});
