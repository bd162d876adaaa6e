import { objectAt, refAt, type BooksRecord } from '../json.ts';
import type { FormWork } from './prepare-sales-form.ts';

/**
 * Copies the customer's addresses onto a new form, or one that changes its customer, where none were sent: the ship-to
 * is the bill-to when the customer has none (recorded; entities.md §1). Answers whether the customer changed.
 */
export function fillAddresses({ draft, previous, context }: FormWork, customer: BooksRecord | undefined): boolean {
  const isNewCustomer = previous === undefined || refAt(previous, 'CustomerRef') !== refAt(draft, 'CustomerRef');
  if (!isNewCustomer) return false;
  if (customer !== undefined) {
    draft['FreeFormAddress'] = true;
    const billing = objectAt(customer, 'BillAddr');
    const shipping = objectAt(customer, 'ShipAddr') ?? billing;
    if (context.sent['BillAddr'] === undefined && billing !== undefined) draft['BillAddr'] = billing;
    if (context.sent['ShipAddr'] === undefined && shipping !== undefined) draft['ShipAddr'] = shipping;
  }
  return true;
}
