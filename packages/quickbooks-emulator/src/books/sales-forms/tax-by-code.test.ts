import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';

const line = (amount: number, code: string, more: JsonObject = {}) =>
  saleLine(amount, { TaxCodeRef: { value: code }, ...more });
const form = (lines: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: '1' },
  Line: lines,
  ...more,
});
const inclusive = { GlobalTaxCalculation: 'TaxInclusive' };

/** The id of a seeded tax code. */
function codeId(books: TestBooks, name: string): string {
  const found = books.company
    .table('TaxCode')
    .inIdOrder()
    .find(({ nameKey }) => nameKey === name.toLowerCase());
  if (found === undefined) throw new Error(`There is no tax code ${name}.`);
  return found.id;
}

const at = (country: string, name: string) => {
  const books = new TestBooks({ country });
  return { books, code: codeId(books, name) };
};

describe('tax codes per line', () => {
  it.each([
    ['CA', 'GST/HST'],
    ['GB', 'VAT'],
    ['IE', 'VAT'],
    ['AU', 'GST'],
    ['ZA', 'sales tax'],
    ['FR', 'sales tax'],
  ])('rule 25: in %s every line must have a code, and the fault says %s', (country, word) => {
    const books = new TestBooks({ country });
    const detail = `Business Validation Error: Make sure all your transactions have a ${word} rate before you save.`;
    for (const body of [
      form([saleLine(10)]),
      form([line(10, 'TAX')]),
      form([saleLine(10)], { TxnTaxDetail: { TxnTaxCodeRef: { value: '2' } } }),
    ]) {
      expect(faultOf(() => books.create('Invoice', body))).toMatchObject({ code: '6000', detail });
    }
  });

  it('NotApplicable lets lines go without, but not together with TxnTaxDetail', () => {
    const { books } = at('GB', '20.0% S');
    const free = form([saleLine(10)], { GlobalTaxCalculation: 'NotApplicable' });
    const saved = books.create('Invoice', free);
    expect(saved['TotalAmt']).toBe(10);
    expect(saved).not.toHaveProperty('TxnTaxDetail');
    expect(faultOf(() => books.create('Invoice', { ...free, TxnTaxDetail: { TotalTax: 1 } })).code).toBe('6170');
  });

  it('adds tax on top by default, per rate over several codes', () => {
    const { books, code } = at('GB', '20.0% S');
    const reduced = codeId(books, '5.0% R');
    const saved = books.create('Invoice', form([line(100, code), line(40, reduced), line(9, codeId(books, 'No VAT'))]));
    expect(saved).toMatchObject({ TotalAmt: 171, GlobalTaxCalculation: 'TaxExcluded', TxnTaxDetail: { TotalTax: 22 } });
    expect(saved).not.toHaveProperty('ApplyTaxAfterDiscount');
  });

  it('charges the old Quebec tax on the amount with GST', () => {
    const { books, code } = at('CA', 'GST/QST QC - 9.5 (compound)');
    const saved = books.create('Invoice', form([line(100, code)]));
    const taxes = objectsAt(objectAt(saved, 'TxnTaxDetail') ?? {}, 'TaxLine').map(each => each['Amount']);
    expect(taxes).toEqual([5, 9.98]);
  });

  it('rule 27: an inclusive form stores net amounts, seven-decimal prices, and the gross beside them', () => {
    const { books, code } = at('AU', 'GST');
    const saved = books.create('Invoice', form([line(305.46, code, { Qty: 3, UnitPrice: 101.82 })], inclusive));
    expect(objectsAt(saved, 'Line')[0]).toMatchObject({
      Amount: 277.69,
      SalesItemLineDetail: { UnitPrice: 92.5633333, Qty: 3, TaxInclusiveAmt: 305.46 },
    });
    expect(saved).toMatchObject({ TotalAmt: 305.46, TxnTaxDetail: { TotalTax: 27.77 } });
  });

  it('rule 27: what is read can be sent back without changing anything', () => {
    const { books, code } = at('AU', 'GST');
    const saved = books.create('Invoice', form([line(7.99, code, { Qty: 7, UnitPrice: 1.141428571 })], inclusive));
    expect(books.update('Invoice', saved)['SyncToken']).toBe('0');
  });

  it('rule 27: takes Amount as net when the gross is sent beside it', () => {
    const { books, code } = at('AU', 'GST');
    const saved = books.create('Invoice', form([line(100, code, { TaxInclusiveAmt: 110 })], inclusive));
    expect(saved).toMatchObject({ TotalAmt: 110, TxnTaxDetail: { TotalTax: 10 } });
  });

  it('a discount always lowers the tax', () => {
    const { books, code } = at('GB', '20.0% S');
    const discount = { Amount: 10, DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: false } };
    expect(books.create('Invoice', form([line(100, code), discount]))).toMatchObject({
      TotalAmt: 108,
      TxnTaxDetail: { TotalTax: 18 },
    });
  });

  it('takes stated tax that fits the rates used, and refuses any other', () => {
    const { books, code } = at('GB', '20.0% S');
    const plain = books.create('Invoice', form([line(100, code)]));
    const [taxLine] = objectsAt(objectAt(plain, 'TxnTaxDetail') ?? {}, 'TaxLine');
    const stated = (amount: number, total: number): JsonObject => ({
      TxnTaxDetail: { TotalTax: total, TaxLine: [{ ...taxLine, Amount: amount }] },
    });
    expect(books.create('Invoice', form([line(100, code)], stated(19.99, 19.99)))['TotalAmt']).toBe(119.99);
    expect(faultOf(() => books.create('Invoice', form([line(100, code)], stated(19.99, 20)))).code).toBe('6000');
    const bare = { TxnTaxDetail: { TotalTax: 19 } };
    expect(faultOf(() => books.create('Invoice', form([line(100, code)], bare))).code).toBe('6000');
    const other = form([line(100, codeId(books, '5.0% R'))], stated(5, 5));
    expect(faultOf(() => books.create('Invoice', other)).code).toBe('6000');
  });

  it('a bundle expands into its components, which carry the money: gross 12.00, 20% off, 13% tax (recorded)', () => {
    const { books, code } = at('CA', 'HST ON');
    const component = (Name: string, UnitPrice: number) =>
      textAt(
        books.create('Item', {
          Name,
          Type: 'Service',
          UnitPrice,
          IncomeAccountRef: { value: SEED.income },
          SalesTaxCodeRef: { value: code },
        }),
        'Id',
      ) ?? '';
    const [berries, cookie] = [component('Strawberries', 0.6), component('Snow Cookie', 0.125)];
    const bundle = books.create('Item', {
      Name: 'Assorted sweets',
      Type: 'Group',
      ItemGroupDetail: {
        ItemGroupLine: [
          { ItemRef: { value: berries }, Qty: 5 },
          { ItemRef: { value: cookie }, Qty: 8 },
        ],
      },
    });
    const lines = [
      {
        DetailType: 'GroupLineDetail',
        GroupLineDetail: { GroupItemRef: { value: textAt(bundle, 'Id') ?? '' }, Quantity: 3 },
      },
      { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 20 } },
    ];
    const saved = books.create('Invoice', form(lines, inclusive));
    const group = objectAt(objectsAt(saved, 'Line')[0] ?? {}, 'GroupLineDetail') ?? {};
    expect(objectsAt(saved, 'Line').map(each => each['Amount'])).toEqual([0, 10.61, 2.12]);
    expect(objectsAt(group, 'Line')).toMatchObject([
      { Id: '2', LineNum: 2, Amount: 7.96, SalesItemLineDetail: { Qty: 15, UnitPrice: 0.5306667 } },
      { Id: '3', LineNum: 3, Amount: 2.65, SalesItemLineDetail: { Qty: 24, UnitPrice: 0.1104167 } },
    ]);
    expect(saved).toMatchObject({ TotalAmt: 9.6, TxnTaxDetail: { TotalTax: 1.11 } });
    expect(ledgerOf(books.company).trialBalance()).toBe(0n);
    expect(books.update('Invoice', saved)['SyncToken']).toBe('0');
  });

  it('a category cannot be sold', () => {
    const books = new TestBooks();
    const id = textAt(books.create('Item', { Name: 'Parts', Type: 'Category' }), 'Id') ?? '';
    expect(faultOf(() => books.create('Invoice', form([saleLine(1, { ItemRef: { value: id } })]))).code).toBe('6000');
  });

  it('takes at most 750 taxable lines', () => {
    const { books, code } = at('GB', '20.0% S');
    const lines = (count: number) => Array.from({ length: count }, () => line(1, code));
    expect(books.create('Invoice', form(lines(750)))['TotalAmt']).toBe(900);
    expect(faultOf(() => books.create('Invoice', form(lines(751)))).code).toBe('6000');
  });
});
