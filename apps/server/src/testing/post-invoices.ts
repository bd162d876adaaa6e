import { randomUUID } from 'node:crypto';
import {
  createCustomer,
  createInvoice,
  createItem,
  invoiceFields,
  postInvoice,
  readInvoice,
  type Customer,
  type Invoice,
} from '@tieout/api';
import type { Visitor } from './visitor.ts';

let counter = 0;

/** A name that no other record of this process has. */
export function freshName(word: string): string {
  counter += 1;
  return `${word} ${counter}`;
}

export const addCustomer = (visitor: Visitor, name = freshName('Customer')): Promise<Customer> =>
  visitor.call(createCustomer, { body: { displayName: name } });

/** An invoice of one line, created in QuickBooks. */
export async function postInvoiceOf(
  visitor: Visitor,
  { total, customer }: { readonly total: string; readonly customer?: Customer },
): Promise<Invoice> {
  const { id: customerId } = customer ?? (await addCustomer(visitor));
  const item = await visitor.call(createItem, {
    body: { name: freshName('Item'), unitPrice: total, isTaxable: false },
  });
  const lines = [{ id: randomUUID(), itemId: item.id, quantity: '1', unitPrice: total }];
  const body = invoiceFields.parse({ customerId, lines, txnDate: '2026-11-20', dueDate: '2099-12-31' });
  const { id } = await visitor.call(createInvoice, { body });
  return visitor.call(postInvoice, { params: { invoiceId: id } });
}

/** The invoice as the page shows it now. */
export const invoiceNow = (visitor: Visitor, { id }: Pick<Invoice, 'id'>): Promise<Invoice> =>
  visitor.call(readInvoice, { params: { invoiceId: id } });
