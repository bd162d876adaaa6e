import type { Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** `Group` is a bundle and cannot be created through the API; `Category` has neither price nor accounts. */
export type ItemType = 'Inventory' | 'Service' | 'NonInventory' | 'Group' | 'Category';

export interface ItemGroupLine {
  readonly ItemRef: Ref;
  readonly Qty?: Decimal;
}

/** Fields of an item that a caller may write (entities.md §2.2). Prices are in the home currency. */
export interface ItemFields {
  /** At most 100 characters, no colon; unique within its parent. */
  readonly Name: string;
  readonly Type: ItemType;
  readonly Sku?: string;
  /** At most 4000 characters. */
  readonly Description?: string;
  readonly PurchaseDesc?: string;
  readonly UnitPrice?: Decimal;
  readonly PurchaseCost?: Decimal;
  /** Required for all that is sold. */
  readonly IncomeAccountRef?: Ref;
  /** Required for inventory: a cost-of-goods-sold account. */
  readonly ExpenseAccountRef?: Ref;
  /** Required for inventory: an inventory asset account. */
  readonly AssetAccountRef?: Ref;
  readonly TrackQtyOnHand?: boolean;
  readonly QtyOnHand?: Decimal;
  readonly InvStartDate?: string;
  readonly ReorderPoint?: Decimal;
  readonly Taxable?: boolean;
  readonly SalesTaxCodeRef?: Ref;
  readonly PurchaseTaxCodeRef?: Ref;
  readonly SalesTaxIncluded?: boolean;
  readonly PurchaseTaxIncluded?: boolean;
  readonly SubItem?: boolean;
  readonly ParentRef?: Ref;
  readonly PrefVendorRef?: Ref;
  readonly ClassRef?: Ref;
  readonly TaxClassificationRef?: Ref;
  readonly Active?: boolean;
  /** France. */
  readonly ItemCategoryType?: string;
  /** India. */
  readonly ServiceType?: string;
  readonly UQCId?: string;
  readonly UQCDisplayText?: string;
  readonly AbatementRate?: Decimal;
  readonly ReverseChargeRate?: Decimal;
}

/** A new item. Bundles can be read and changed, not made. */
export type NewItem = ItemFields & { readonly Type: Exclude<ItemType, 'Group'> };

/** An item as QuickBooks stores it. */
export interface Item extends ItemFields, Stored {
  /** `Parent:Child`. */
  readonly FullyQualifiedName?: string;
  readonly Level?: number;
  readonly ItemGroupDetail?: { readonly ItemGroupLine?: readonly ItemGroupLine[] };
  readonly PrintGroupedItems?: boolean;
  readonly DeferredRevenue?: boolean;
}
