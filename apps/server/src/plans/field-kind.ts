import type { FieldKind } from '@tieout/api';

/** Of fields whose values are no plain text: mapped ones, those of lines, and the figures that only a past state has. */
const kinds: Readonly<Record<string, FieldKind>> = {
  total: 'money',
  subtotal: 'money',
  tax: 'money',
  balance: 'money',
  remaining: 'money',
  unapplied: 'money',
  amount: 'money',
  deposit: 'money',
  discountAmount: 'money',
  shippingAmount: 'money',
  unitPrice: 'price',
  purchaseCost: 'price',
  quantity: 'number',
  quantityOnHand: 'number',
  exchangeRate: 'number',
  discountPercent: 'number',
  date: 'day',
  issueDate: 'day',
  dueDate: 'day',
  expirationDate: 'day',
  serviceDate: 'day',
  status: 'word',
  type: 'word',
  taxMode: 'word',
  isTaxable: 'word',
  isPriceTaxIncluded: 'word',
  isTaxAfterDiscount: 'word',
  lines: 'lines',
  allocations: 'lines',
};

/** What a field holds, so that its values can be written in the manner of the reader. */
export const fieldKind = (field: string): FieldKind => kinds[field] ?? 'text';
