import type { BooksCall } from '../../call.ts';
import { flagAt, objectAt, textAt, type BooksRecord, type JsonObject } from '../../json.ts';

const PAYMENT_FLAGS = ['AllowOnlineCreditCardPayment', 'AllowOnlineACHPayment', 'AllowOnlinePayment'] as const;

/** Whether a call asks for the address where a customer sees and pays the invoice (`?include=invoiceLink`). */
export function asksForInvoiceLink(call: BooksCall): boolean {
  return call.query.get('include')?.toLowerCase().split(',').includes('invoicelink') === true;
}

/**
 * The invoice with its `InvoiceLink`, when it has one: online payment allowed and an e-mail address on it
 * (entities.md §2.3). The link leads to the emulator's own page of the invoice.
 */
export function withInvoiceLink(text: string, at: { readonly origin: string; readonly realmId: string }): string {
  const invoice = JSON.parse(text) as BooksRecord;
  if (!isPayableOnline(invoice)) return text;
  const query = new URLSearchParams({ txnId: textAt(invoice, 'Id') ?? '', companyId: at.realmId });
  return JSON.stringify({ ...invoice, InvoiceLink: `${at.origin}/app/invoice?${query.toString()}` });
}

function isPayableOnline(invoice: JsonObject): boolean {
  const email = textAt(objectAt(invoice, 'BillEmail') ?? {}, 'Address');
  return email !== undefined && PAYMENT_FLAGS.some(name => flagAt(invoice, name) === true);
}
