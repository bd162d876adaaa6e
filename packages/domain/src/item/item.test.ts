import { expect, test } from 'vitest';
import { accountId } from '../ids/record-ids.ts';
import { decimal, zero } from '../money/decimal.ts';
import { canCreateInBooks, canStandOnLine, itemTypes, type Item } from './item.ts';
import { itemIssues } from './item-issues.ts';

const itemOf = (parts: Partial<Omit<Item, 'id'>> = {}): Omit<Item, 'id'> => ({
  type: 'service',
  name: 'Brake pads',
  sku: '',
  description: '',
  unitPrice: null,
  purchaseCost: null,
  isTaxable: false,
  taxCodeId: null,
  isPriceTaxIncluded: false,
  incomeAccountId: accountId('79'),
  expenseAccountId: null,
  assetAccountId: null,
  quantityOnHand: null,
  parentId: null,
  isActive: true,
  ...parts,
});

const stock = {
  type: 'inventory',
  expenseAccountId: accountId('80'),
  assetAccountId: accountId('81'),
  quantityOnHand: zero,
} as const;

test.each([
  ['a sound service', {}, []],
  ['a sound stock item', stock, []],
  ['a category without accounts', { type: 'category', incomeAccountId: null }, []],
  ['a bundle without accounts', { type: 'bundle', incomeAccountId: null }, []],
  ['no income account', { incomeAccountId: null }, ['incomeAccountId']],
  ['stock without its accounts', { type: 'inventory', quantityOnHand: zero }, ['expenseAccountId', 'assetAccountId']],
  ['stock without a quantity', { ...stock, quantityOnHand: null }, ['quantityOnHand']],
  ['less than nothing on hand', { ...stock, quantityOnHand: decimal('-1') }, ['quantityOnHand']],
  ['a colon in the name', { name: 'Parts:Pads' }, ['name']],
  ['a name of 101 characters', { name: 'x'.repeat(101) }, ['name']],
  ['a SKU of 101 characters', { sku: 'x'.repeat(101) }, ['sku']],
] as const)('%s', (_, parts, fields) => {
  expect(itemIssues(itemOf(parts)).map(issue => issue.field)).toEqual(fields);
});

const choose = (name: string) => `Choose the ${name} account.`;

test.each([
  [{ incomeAccountId: null }, ['missing', choose('income')]],
  [{ ...stock, expenseAccountId: null }, ['missing', choose('cost of goods')]],
  [{ ...stock, assetAccountId: null }, ['missing', choose('inventory asset')]],
  [{ ...stock, quantityOnHand: null }, ['missing', 'Say how many are on hand; 0 is fine.']],
  [{ ...stock, quantityOnHand: decimal('-1') }, ['out-of-range', 'The quantity on hand cannot start below 0.']],
] as const)('with %o it says what to do', (parts, issue) => {
  expect(itemIssues(itemOf(parts)).map(({ code, sentence }) => [code, sentence])).toEqual([issue]);
});

test('bundles are read but not created, categories group but are not sold', () => {
  expect(itemTypes.filter(type => !canCreateInBooks(type))).toEqual(['bundle']);
  expect(itemTypes.filter(type => !canStandOnLine(type))).toEqual(['category']);
});
