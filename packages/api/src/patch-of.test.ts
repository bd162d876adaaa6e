import { expect, test } from 'vitest';
import { updateCustomer } from './customers.ts';
import { updateInvoice } from './invoices.ts';
import { updateItem } from './items.ts';

test.each([
  ['customer', updateCustomer.body, { phone: '555' }],
  ['item', updateItem.body, { sku: 'A' }],
  ['invoice', updateInvoice.body, { note: 'x' }],
])('an update of one field of a %s leaves all others out, defaults included', (_, body, given) => {
  expect(body?.parse(given)).toEqual(given);
});

test('a field that is sent is still checked', () => {
  expect(updateCustomer.body?.safeParse({ displayName: ' ' }).success).toBe(false);
});
