import { objectAt, refAt, type BooksRecord } from '../json.ts';
import { fillShipFrom } from './ship-from.ts';
import type { FormWork } from './prepare-sales-form.ts';

/**
 * Copies the customer's addresses onto a form where none were sent: a new one, one that changes its customer, and one
 * that is updated as a whole. The ship-to is the bill-to when the customer has none (recorded; entities.md §1).
 * Answers whether the customer changed.
 */
export function fillAddresses(work: FormWork, customer: BooksRecord | undefined): boolean {
  const { draft, previous, context } = work;
  const isNewCustomer = previous === undefined || refAt(previous, 'CustomerRef') !== refAt(draft, 'CustomerRef');
  if (customer !== undefined && (isNewCustomer || context.verb === 'update')) {
    draft['FreeFormAddress'] = true;
    const billing = objectAt(customer, 'BillAddr');
    const shipping = objectAt(customer, 'ShipAddr') ?? billing;
    if (context.sent['BillAddr'] === undefined && billing !== undefined) draft['BillAddr'] = billing;
    if (context.sent['ShipAddr'] === undefined && shipping !== undefined) draft['ShipAddr'] = shipping;
  }
  fillShipFrom(work);
  return isNewCustomer;
}
