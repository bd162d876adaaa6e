import type { Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { LineBase } from './lines.ts';

/** Either a difference or a new quantity. */
export interface ItemAdjustmentLine extends LineBase {
  readonly DetailType: 'ItemAdjustmentLineDetail';
  readonly ItemAdjustmentLineDetail: { readonly ItemRef: Ref; readonly QtyDiff?: Decimal; readonly NewQty?: Decimal };
}

/** Fields of an inventory adjustment that a caller may write (entities.md §2.17). */
export interface NewInventoryAdjustment {
  /** An expense account, by default "Inventory Shrinkage". */
  readonly AdjustAccountRef: Ref;
  readonly Line: readonly ItemAdjustmentLine[];
  readonly DocNumber?: string;
  readonly TxnDate?: string;
  readonly PrivateNote?: string;
}

/** An inventory adjustment as QuickBooks stores it. */
export interface InventoryAdjustment extends NewInventoryAdjustment, Stored {}
