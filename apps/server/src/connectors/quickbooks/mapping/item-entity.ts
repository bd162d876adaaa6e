import type { ItemKind } from '@tieout/api';
import type { ItemType } from '@tieout/quickbooks';
import type { EntityField } from './entity-fields.ts';

const kinds: Readonly<Record<ItemType, ItemKind>> = {
  Service: 'service',
  NonInventory: 'non-inventory',
  Inventory: 'inventory',
  Group: 'bundle',
  Category: 'category',
};

/** Our word for QuickBooks' item type; types we do not know yet are services, as QuickBooks itself shows them. */
export const itemKindOf = (type: unknown): ItemKind =>
  typeof type === 'string' && type in kinds ? kinds[type as ItemType] : 'service';

/** entities.md §2.2 */
export const itemEntityFields: readonly EntityField[] = [
  { field: 'name', from: 'Name', as: 'name' },
  { field: 'type', from: record => itemKindOf(record['Type']), as: 'text' },
  { field: 'sku', from: 'Sku', as: 'text' },
  { field: 'description', from: 'Description', as: 'text' },
  { field: 'unitPrice', from: 'UnitPrice', as: 'decimal' },
  { field: 'isTaxable', from: 'Taxable', as: 'boolean' },
  { field: 'incomeAccount', from: 'IncomeAccountRef.value', as: 'text' },
  { field: 'incomeAccountName', from: 'IncomeAccountRef.name', as: 'text' },
  { field: 'quantityOnHand', from: 'QtyOnHand', as: 'decimal' },
  { field: 'parent', from: 'ParentRef.value', as: 'reference' },
];
