import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test.each([
  [{ companyName: 'Cafe', notes: '' }, 'company name, notes'],
  [{ givenName: 'Mara', sku: 'A1' }, 'first name, SKU'],
  [{ 'billing.line1': '1 Quay', parentId: 'p1' }, 'billing line 1, parent'],
  [{ email: undefined, phone: '1' }, 'phone'],
  [{}, 'nothing'],
])('the fields of %o are told as people call them: %s', (patch, told) => {
  expect(changedFields(patch)).toBe(told);
});
