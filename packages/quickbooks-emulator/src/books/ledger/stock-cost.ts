import { preciseOf } from '../arithmetic/fixed-point.ts';
import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { refAt, textAt, type BooksRecord } from '../json.ts';
import { numberAt } from '../transactions/number-at.ts';
import { getAccountByRole } from './account-roles.ts';
import type { EntryBuilder } from './entry-builder.ts';
import { ledgerOf } from './ledger-room.ts';
import { costOf, returnValueOf } from './stock-level.ts';
import type { StockLevel } from './stock-level.ts';

/** Goods that a sale takes (negative) or a return brings (positive). */
export interface GoodsMoved {
  readonly item: BooksRecord;
  readonly quantity: Precise;
}

/**
 * Posts the cost of goods that a sale or return moves: cost of goods sold against the inventory asset. A line whose
 * quantity did not change keeps its cost, so that editing a memo never revalues a sale.
 */
export function postGoods(company: Company, key: string, work: GoodsWork): void {
  for (const { item, quantity } of sumByItem(work.goods)) {
    const itemId = textAt(item, 'Id') ?? '';
    const value = valueOf(company, key, { item, itemId, quantity });
    const asset = refAt(item, 'AssetAccountRef') ?? getAccountByRole(company, 'inventory-asset').id;
    const against = work.against ?? refAt(item, 'ExpenseAccountRef') ?? getAccountByRole(company, 'cost-of-goods').id;
    work.entry.move({ item: itemId, quantity, value });
    work.entry.postHome(asset, value);
    work.entry.postHome(against, -value);
  }
}

/** What to post goods into. */
export interface GoodsWork {
  readonly goods: readonly GoodsMoved[];
  readonly entry: EntryBuilder;
  /** The account on the other side, where it is not the item's own cost account. */
  readonly against?: string;
}

interface Goods extends GoodsMoved {
  readonly itemId: string;
}

function valueOf(company: Company, key: string, { item, itemId, quantity }: Goods): Cents {
  const ledger = ledgerOf(company);
  const before = ledger.entryOf(key)?.movements.find(movement => movement.item === itemId);
  if (before?.quantity === quantity) return before.value;
  const level = without(ledger.stockOf(itemId), before);
  const purchaseCost = preciseOf(numberAt(item, 'PurchaseCost') ?? 0);
  return quantity < 0n ? -costOf(level, -quantity, purchaseCost) : returnValueOf(level, quantity, purchaseCost);
}

function without(level: StockLevel, own: StockLevel | undefined): StockLevel {
  return own === undefined ? level : { quantity: level.quantity - own.quantity, value: level.value - own.value };
}

function sumByItem(goods: readonly GoodsMoved[]): GoodsMoved[] {
  const sums = new Map<string, GoodsMoved>();
  for (const { item, quantity } of goods) {
    const id = textAt(item, 'Id') ?? '';
    sums.set(id, { item, quantity: (sums.get(id)?.quantity ?? 0n) + quantity });
  }
  return [...sums.values()];
}
