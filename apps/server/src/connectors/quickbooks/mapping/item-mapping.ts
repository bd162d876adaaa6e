import type { ItemKind } from '@tieout/api';
import type { ItemType } from '@tieout/quickbooks';
import type { KindMapping } from '@tieout/sync';
import { mappingsOf, type EntityField } from './entity-fields.ts';

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
  { field: 'kind', from: record => itemKindOf(record['Type']), as: 'text', direction: 'in', fieldClass: 'accounting' },
  { field: 'sku', from: 'Sku', as: 'text' },
  { field: 'description', from: 'Description', as: 'text' },
  { field: 'unitPrice', from: 'UnitPrice', as: 'decimal', fieldClass: 'accounting' },
  { field: 'isTaxable', from: 'Taxable', as: 'boolean', fieldClass: 'accounting' },
  { field: 'incomeAccountId', from: 'IncomeAccountRef.value', as: 'text', fieldClass: 'accounting' },
  { field: 'incomeAccountName', from: 'IncomeAccountRef.name', as: 'text', direction: 'in', fieldClass: 'accounting' },
  { field: 'quantityOnHand', from: 'QtyOnHand', as: 'decimal', direction: 'in', fieldClass: 'accounting' },
  { field: 'parentId', from: 'ParentRef.value', as: 'reference', to: 'item' },
];

export const itemMapping: KindMapping = {
  kind: 'item',
  keys: { name: 'name', sku: 'sku' },
  fields: mappingsOf(itemEntityFields),
};
