import { expect, it } from 'vitest';
import { fieldWords } from './field-words.ts';

it.each([
  ['billing.postalCode', 'billing postal code'],
  ['billing.line1', 'billing line 1'],
  ['Custom.1', 'custom 1'],
  ['givenName', 'first name'],
  ['familyName', 'last name'],
  ['sku', 'SKU'],
  ['isTaxable', 'taxable'],
])('%s is called %s, as on the pages of QuickBooks', (field, words) => {
  expect(fieldWords(field)).toBe(words);
});
