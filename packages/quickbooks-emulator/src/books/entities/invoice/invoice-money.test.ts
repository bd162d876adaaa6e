import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../../testing/test-books.ts';
import { omit } from '../../transactions/omit.ts';

const invoice = (lines: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: '1' },
  Line: lines,
  ...more,
});

const discountLine = (detail: JsonObject, amount?: number): JsonObject => ({
  ...(amount === undefined ? {} : { Amount: amount }),
  DetailType: 'DiscountLineDetail',
  DiscountLineDetail: detail,
});

const shippingLine = (amount: number): JsonObject => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: 'SHIPPING_ITEM_ID' } },
});

describe('money of an invoice', () => {
  it('rule 1: Amount must be UnitPrice x Qty rounded half up, otherwise 6070', () => {
    const books = new TestBooks();
    const price = { Qty: 128.35, UnitPrice: 14.5 };
    expect(faultOf(() => books.create('Invoice', invoice([saleLine(1861.07, price)])))).toMatchObject({
      code: '6070',
      message: 'Amount calculation incorrect in the request',
      detail: 'Amount is not equal to UnitPrice * Qty. Supplied value:1,861.07',
    });
    expect(books.create('Invoice', invoice([saleLine(1861.08, price)]))['TotalAmt']).toBe(1861.08);
  });

  it('rule 2: with Amount alone the answer carries neither Qty nor UnitPrice', () => {
    const [line] = objectsAt(new TestBooks().create('Invoice', invoice([saleLine(12.5)])), 'Line');
    const detail = objectAt(line ?? {}, 'SalesItemLineDetail');
    expect(line?.['Amount']).toBe(12.5);
    expect(detail).not.toHaveProperty('Qty');
    expect(detail).not.toHaveProperty('UnitPrice');
  });

  it('rule 3: totals, balance and subtotal are computed by the server whatever the client says', () => {
    const claimed = { TotalAmt: 173.7, Balance: 99, TxnTaxDetail: { TotalTax: 50 } };
    const sent = [saleLine(30), { Amount: 5, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} }];
    const saved = new TestBooks().create('Invoice', invoice(sent, claimed));
    expect(saved).toMatchObject({ TotalAmt: 30, Balance: 30, TxnTaxDetail: { TotalTax: 0 } });
    expect(objectsAt(saved, 'Line').map(line => line['Amount'])).toEqual([30, 30]);
  });

  it('rules 4 and 5: lines keep their order, then SubTotal, Discount and Shipping without Id and LineNum', () => {
    const text = { Description: 'Thank you', DetailType: 'DescriptionOnly', DescriptionLineDetail: {} };
    const percent = discountLine({ PercentBased: true, DiscountPercent: 10 });
    const saved = new TestBooks().create(
      'Invoice',
      invoice([shippingLine(2), percent, saleLine(50), text, saleLine(5)]),
    );
    const shown = objectsAt(saved, 'Line').map(line => [
      line['DetailType'],
      line['Id'],
      line['LineNum'],
      line['Amount'],
    ]);
    expect(shown).toEqual([
      ['SalesItemLineDetail', '1', 1, 50],
      ['DescriptionOnly', '2', 2, undefined],
      ['SalesItemLineDetail', '3', 3, 5],
      ['SubTotalLineDetail', undefined, undefined, 55],
      ['DiscountLineDetail', undefined, undefined, 5.5],
      ['SalesItemLineDetail', undefined, undefined, 2],
    ]);
    expect(saved['TotalAmt']).toBe(51.5);
  });

  it('a percentage wins over the amount sent beside it, and the default account is Discounts given', () => {
    const saved = new TestBooks().create(
      'Invoice',
      invoice([saleLine(1005), discountLine({ PercentBased: true, DiscountPercent: 5 }, 1)]),
    );
    expect(objectsAt(saved, 'Line')[2]).toEqual({
      Amount: 50.25,
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: {
        PercentBased: true,
        DiscountPercent: 5,
        DiscountAccountRef: { value: SEED.discounts, name: 'Discounts given' },
      },
    });
  });

  it('a discount line with neither amount nor percent is fault 6090', () => {
    const books = new TestBooks();
    expect(faultOf(() => books.create('Invoice', invoice([saleLine(1), discountLine({})]))).code).toBe('6090');
    const percent = discountLine({ PercentBased: true }, 5);
    expect(faultOf(() => books.create('Invoice', invoice([saleLine(10), percent]))).code).toBe('6090');
  });

  it('discount, shipping and deposit are refused while the company has them turned off', () => {
    const off = { SalesFormsPrefs: { AllowDiscount: false, AllowShipping: false, AllowDeposit: false } };
    const books = new TestBooks({ preferences: off });
    const bodies = [
      invoice([saleLine(10), discountLine({ PercentBased: false }, 1)]),
      invoice([saleLine(10), shippingLine(1)]),
      invoice([saleLine(10)], { Deposit: 5 }),
    ];
    for (const body of bodies) expect(faultOf(() => books.create('Invoice', body)).code).toBe('6000');
  });

  it('rule 21: Balance is TotalAmt less Deposit less what is applied', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice([saleLine(52)], { Deposit: 12 }));
    expect(saved).toMatchObject({ TotalAmt: 52, Balance: 40, Deposit: 12 });
    expect(books.read('Customer', '1')['Balance']).toBe(40);
  });

  it('negative lines are allowed, a negative total is not', () => {
    const books = new TestBooks();
    const back = saleLine(-30, { Qty: 1, UnitPrice: -30 });
    expect(books.create('Invoice', invoice([saleLine(100), back]))['TotalAmt']).toBe(70);
    expect(faultOf(() => books.create('Invoice', invoice([saleLine(10), back]))).detail).toBe(
      'Business Validation Error: You must specify a transaction amount that is 0 or greater.',
    );
  });

  it('an inline subtotal shows the sum since the last one and adds nothing', () => {
    const subtotal = { Description: 'Subtotal:', DetailType: 'DescriptionOnly', DescriptionLineDetail: {} };
    const lines = [saleLine(100), saleLine(23.45), subtotal, saleLine(1), subtotal];
    const saved = new TestBooks().create('Invoice', invoice(lines));
    const texts = objectsAt(saved, 'Line').flatMap(line => line['Description'] ?? []);
    expect(texts).toEqual(['Subtotal: 123.45', 'Subtotal: 1.00']);
    expect(saved['TotalAmt']).toBe(124.45);
  });

  it('a line lacks DetailType, Amount or item: 2020, 2020, 6440', () => {
    const books = new TestBooks();
    const untyped = omit(saleLine(1), new Set(['DetailType']));
    expect(faultOf(() => books.create('Invoice', invoice([untyped])))).toMatchObject({
      code: '2020',
      element: 'Line.DetailType',
    });
    const unpriced = omit(saleLine(1, { Qty: 1, UnitPrice: 1 }), new Set(['Amount']));
    expect(faultOf(() => books.create('Invoice', invoice([unpriced])))).toMatchObject({
      code: '2020',
      detail: 'Required parameter Line.Amount is missing in the request',
    });
    const nameless = { Amount: 1, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} };
    expect(faultOf(() => books.create('Invoice', invoice([nameless]))).code).toBe('6440');
  });
});
