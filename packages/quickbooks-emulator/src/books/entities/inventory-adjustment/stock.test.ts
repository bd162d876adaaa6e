import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { SEED } from '../../testing/test-books.ts';
import { vendorBooks } from '../../testing/vendor-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

describe('purchased stock', () => {
  it('goes to the inventory asset at what it cost, and comes out at the average', () => {
    const { books, bill, balance } = vendorBooks();
    const item = idOf(
      books.create('Item', {
        Name: 'Brake Pad',
        Type: 'Inventory',
        TrackQtyOnHand: true,
        QtyOnHand: 2,
        PurchaseCost: 30,
        InvStartDate: '2026-01-01',
        IncomeAccountRef: { value: SEED.productIncome },
        ExpenseAccountRef: { value: SEED.costOfGoods },
        AssetAccountRef: { value: SEED.inventoryAsset },
      }),
    );
    const line = {
      Amount: 90,
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: { ItemRef: { value: item }, Qty: 2, UnitPrice: 45 },
    };
    books.create('Bill', bill({ Line: [line] }));
    expect(books.read('Item', item)['QtyOnHand']).toBe(4);
    expect(balance(SEED.inventoryAsset)).toBe(15000n);
    const sale = {
      Amount: 64.5,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: item }, Qty: 1 },
    };
    const invoice = books.create('Invoice', { CustomerRef: { value: '1' }, Line: [sale] });
    expect(balance(SEED.costOfGoods)).toBe(3750n);
    expect(books.read('Item', item)).toMatchObject({ QtyOnHand: 3, SyncToken: '2' });
    books.void('Invoice', idOf(invoice));
    expect(balance(SEED.costOfGoods)).toBe(0n);
    expect(books.read('Item', item)['QtyOnHand']).toBe(4);
    const adjustment = books.create('InventoryAdjustment', {
      Line: [
        { DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail: { ItemRef: { value: item }, NewQty: 3 } },
      ],
    });
    expect(objectAt(objectsAt(adjustment, 'Line')[0] ?? {}, 'ItemAdjustmentLineDetail')).toMatchObject({ QtyDiff: -1 });
    expect(balance(SEED.inventoryAsset)).toBe(11250n);
    const early = { CustomerRef: { value: '1' }, TxnDate: '2025-12-31', Line: [sale] };
    expect(faultOf(() => books.create('Invoice', early))).toMatchObject({
      code: '6270',
      message: 'Transaction date is prior to start date for inventory item',
    });
  });
});
