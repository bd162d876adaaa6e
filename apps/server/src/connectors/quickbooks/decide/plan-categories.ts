import type { ImportCategory, ItemKind } from '@tieout/api';
import type { EntityName } from '@tieout/quickbooks';
import type { ListKind } from '../mapping/kind-mappings.ts';

/** A list of the books that a plan looks at. */
export interface PlannedList {
  readonly kind: ListKind;
  readonly entity: Extract<EntityName, 'Customer' | 'Item'>;
  readonly table: 'customer' | 'item';
  /** How people call it in progress sentences. */
  readonly words: string;
}

const customers: PlannedList = { kind: 'customer', entity: 'Customer', table: 'customer', words: 'customers' };
const items: PlannedList = { kind: 'item', entity: 'Item', table: 'item', words: 'products and services' };

/** The lists behind categories, in the order in which they are worked on. Two categories share the item list (SHM-04, SHM-05). */
export function listsOf(categories: readonly ImportCategory[]): readonly PlannedList[] {
  const wantsItems = categories.includes('inventory') || categories.includes('non-inventory');
  return [...(categories.includes('customers') ? [customers] : []), ...(wantsItems ? [items] : [])];
}

/** Stock is one category; services, goods without stock, bundles and the categories of items are the other (SHM-05). */
export const itemCategoryOf = (kind: ItemKind): ImportCategory =>
  kind === 'inventory' ? 'inventory' : 'non-inventory';
