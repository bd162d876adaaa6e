import type { Invoice, InvoiceFields } from '@tieout/api';

/** A stored document with all that was typed in an invoice. */
export type TypedDocument = Pick<Invoice, Exclude<keyof InvoiceFields, 'dueDate'>>;

/** The typed fields of a stored draft. The due date counts as typed only where somebody typed it. */
export function fieldsOfInvoice(invoice: TypedDocument, dueDateTyped: string | null): InvoiceFields {
  return {
    customerId: invoice.customerId,
    lines: invoice.lines.map(({ id, itemId, description, quantity, unitPrice, taxCode }) => ({
      id,
      itemId,
      description,
      quantity,
      unitPrice,
      taxCode,
    })),
    number: invoice.number,
    txnDate: invoice.txnDate,
    dueDate: dueDateTyped,
    term: invoice.term,
    currency: invoice.currency,
    exchangeRate: invoice.exchangeRate,
    connectionId: invoice.connectionId,
    message: invoice.message,
    note: invoice.note,
    billTo: invoice.billTo,
    taxMode: invoice.taxMode,
    taxCode: invoice.taxCode,
    discount: invoice.discount,
    shipping: invoice.shipping,
  };
}
