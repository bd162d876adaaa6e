import type { AccountId, ItemId, TaxCodeId } from '../ids/record-ids.ts';
import type { Decimal } from '../money/decimal.ts';

/** What an item is (entities.md §2.2). */
export const itemTypes = ['service', 'non-inventory', 'inventory', 'bundle', 'category'] as const;
export type ItemType = (typeof itemTypes)[number];

/** Something that can stand on a line, or a category that groups such things. Prices are in the home currency. */
export interface Item {
  readonly id: ItemId;
  readonly type: ItemType;
  /** Unique within its parent category. */
  readonly name: string;
  readonly sku: string;
  readonly description: string;
  readonly unitPrice: Decimal | null;
  readonly purchaseCost: Decimal | null;
  readonly isTaxable: boolean;
  readonly taxCodeId: TaxCodeId | null;
  readonly isPriceTaxIncluded: boolean;
  readonly incomeAccountId: AccountId | null;
  readonly expenseAccountId: AccountId | null;
  readonly assetAccountId: AccountId | null;
  /** Inventory only. */
  readonly quantityOnHand: Decimal | null;
  readonly parentId: ItemId | null;
  readonly isActive: boolean;
}

/** Bundles can be read and used on lines, but QuickBooks' API does not create them. */
export const canCreateInBooks = (type: ItemType): boolean => type !== 'bundle';

/** A category on a line is refused by the books (entities.md §2.2). */
export const canStandOnLine = (type: ItemType): boolean => type !== 'category';
