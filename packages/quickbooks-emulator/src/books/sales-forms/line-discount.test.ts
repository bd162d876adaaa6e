import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, TestBooks } from '../testing/test-books.ts';

const NO_TAX = 'NotApplicable';

function sold(books: TestBooks, amount: number, detail: JsonObject): JsonObject {
  const body = { CustomerRef: { value: '1' }, GlobalTaxCalculation: NO_TAX, Line: [saleLine(amount, detail)] };
  return books.create('Invoice', body);
}

describe('discounts per line (entities.md §2.4, French companies)', () => {
  const french = () => new TestBooks({ country: 'FR' });

  it.each([
    ['a rate', 81, { Qty: 3, UnitPrice: 30, DiscountRate: 10 }, 9],
    ['a rate, half-up', 9.49, { Qty: 1, UnitPrice: 9.99, DiscountRate: 5 }, 0.5],
    ['an amount', 85, { Qty: 3, UnitPrice: 30, DiscountAmt: 5 }, 5],
    ['a rate that wins over its amount', 81, { Qty: 3, UnitPrice: 30, DiscountRate: 10, DiscountAmt: 1 }, 9],
  ])('%s lowers the amount of the line', (...row) => {
    const [, amount, detail, discount] = row;
    const saved = sold(french(), amount, detail);
    expect(saved['TotalAmt']).toBe(amount);
    const line = objectAt(objectsAt(saved, 'Line')[0] ?? {}, 'SalesItemLineDetail');
    expect(line).toMatchObject({ UnitPrice: detail.UnitPrice, DiscountAmt: discount });
  });

  it('an amount that does not take the discount off is 6070', () => {
    const fault = faultOf(() => sold(french(), 90, { Qty: 3, UnitPrice: 30, DiscountRate: 10 }));
    expect(fault.code).toBe('6070');
  });

  it('is kept but not reckoned in other countries', () => {
    const books = new TestBooks({ country: 'GB' });
    const detail = { Qty: 3, UnitPrice: 30, DiscountRate: 10 };
    expect(sold(books, 90, detail)['TotalAmt']).toBe(90);
    expect(faultOf(() => sold(books, 81, detail)).code).toBe('6070');
  });

  it('tax is included in price and discount alike', () => {
    const books = french();
    const code =
      books.company
        .table('TaxCode')
        .inIdOrder()
        .find(({ nameKey }) => nameKey.includes('20'))?.id ?? '';
    const detail = { Qty: 1, UnitPrice: 120, DiscountRate: 10, TaxCodeRef: { value: code } };
    const body = { CustomerRef: { value: '1' }, GlobalTaxCalculation: 'TaxInclusive', Line: [saleLine(108, detail)] };
    const saved = books.create('Invoice', body);
    expect(saved).toMatchObject({ TotalAmt: 108, TxnTaxDetail: { TotalTax: 18 } });
    expect(objectsAt(saved, 'Line')[0]).toMatchObject({
      Amount: 90,
      SalesItemLineDetail: { UnitPrice: 100, DiscountAmt: 12, TaxInclusiveAmt: 108 },
    });
    const again = books.sparse('Invoice', { Id: textAt(saved, 'Id') ?? '', PrivateNote: 'x' });
    expect(again['TotalAmt']).toBe(108);
  });
});
