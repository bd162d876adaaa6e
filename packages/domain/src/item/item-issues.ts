import { isNegative } from '../money/arithmetic.ts';
import { booksNameIssues } from '../names/books-name.ts';
import { lengthIssuesOf, type FieldIssue } from '../validation/field-issue.ts';
import type { Item } from './item.ts';

/** QuickBooks' longest texts for an item (entities.md §2.2). */
export const itemLengths = { name: 100, sku: 100, description: 4000 } as const;

/** Everything that would keep the books from taking this item; empty when it can be written. */
export function itemIssues(item: Omit<Item, 'id'>): readonly FieldIssue[] {
  return [
    ...booksNameIssues('name', item.name, itemLengths.name),
    ...lengthIssuesOf({ sku: item.sku, description: item.description }, itemLengths),
    ...accountIssues(item),
    ...stockIssues(item),
  ];
}

/** Anything that is sold posts to an income account; stock also needs its cost and its asset account. */
function accountIssues(item: Omit<Item, 'id'>): readonly FieldIssue[] {
  if (item.type === 'category' || item.type === 'bundle') return [];
  const needed = item.type === 'inventory' ? inventoryAccounts : soldAccounts;
  return needed
    .filter(({ field }) => item[field] === null)
    .map(({ field, name }) => ({ field, code: 'missing', sentence: `Choose the ${name} account.` }));
}

const soldAccounts = [{ field: 'incomeAccountId', name: 'income' }] as const;
const inventoryAccounts = [
  ...soldAccounts,
  { field: 'expenseAccountId', name: 'cost of goods' },
  { field: 'assetAccountId', name: 'inventory asset' },
] as const;

function stockIssues(item: Omit<Item, 'id'>): readonly FieldIssue[] {
  if (item.type === 'inventory' && item.quantityOnHand === null) {
    return [{ field: 'quantityOnHand', code: 'missing', sentence: 'Say how many are on hand; 0 is fine.' }];
  }
  if (item.quantityOnHand !== null && isNegative(item.quantityOnHand)) {
    return [{ field: 'quantityOnHand', code: 'out-of-range', sentence: 'The quantity on hand cannot start below 0.' }];
  }
  return [];
}
