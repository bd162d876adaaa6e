import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';

const goods = (amount: number, more: JsonObject = {}) => saleLine(amount, { ItemRef: { value: SEED.goods }, ...more });
const form = (lines: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: '1' },
  Line: lines,
  ...more,
});
const taxed = (code: string, more: JsonObject = {}): JsonObject => ({
  TxnTaxDetail: { TxnTaxCodeRef: { value: code }, ...more },
});
const codesOf = (saved: JsonObject) =>
  objectsAt(saved, 'Line').flatMap(line => {
    const detail = objectAt(line, 'SalesItemLineDetail');
    return detail === undefined ? [] : [objectAt(detail, 'TaxCodeRef')?.['value']];
  });

describe('US company with manual tax', () => {
  it('rule 24: a line takes TAX or NON from its item, NON when the customer is exempt', () => {
    const books = new TestBooks();
    expect(codesOf(books.create('Invoice', form([saleLine(1), goods(1)])))).toEqual(['NON', 'TAX']);
    books.create('Customer', { DisplayName: 'School', Taxable: false });
    const exempt = books.create('Invoice', { ...form([goods(1)]), CustomerRef: { value: '2' } });
    expect(codesOf(exempt)).toEqual(['NON']);
  });

  it('rule 24: any other line code is 6100', () => {
    const body = form([goods(1, { TaxCodeRef: { value: '2' } })]);
    expect(faultOf(() => new TestBooks().create('Invoice', body))).toMatchObject({ code: '6100' });
  });

  it('a TAX line is not taxed while the transaction names no code (recorded)', () => {
    const saved = new TestBooks().create('Invoice', form([goods(100)]));
    expect(saved).toMatchObject({ TotalAmt: 100, TxnTaxDetail: { TotalTax: 0 } });
    expect(objectAt(saved, 'TxnTaxDetail')).not.toHaveProperty('TxnTaxCodeRef');
  });

  it('rule 26: a group code taxes with each of its rates on the summed base', () => {
    const saved = new TestBooks().create('Invoice', form([goods(400), goods(22), saleLine(50)], taxed('3')));
    expect(saved['TotalAmt']).toBe(510.4);
    expect(saved['TxnTaxDetail']).toEqual({
      TxnTaxCodeRef: { value: '3' },
      TotalTax: 38.4,
      TaxLine: [
        [29.96, '1', 7.1],
        [8.44, '2', 2],
      ].map(([amount, rate, percent]) => ({
        Amount: amount,
        DetailType: 'TaxLineDetail',
        TaxLineDetail: { TaxRateRef: { value: rate }, PercentBased: true, TaxPercent: percent, NetAmountTaxable: 422 },
      })),
    });
  });

  it('taxes the undiscounted lines unless ApplyTaxAfterDiscount says otherwise', () => {
    const books = new TestBooks();
    const discount = {
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
    };
    const lines = [goods(129), saleLine(187.5), discount];
    const before = books.create('Invoice', form(lines, taxed('2')));
    expect(before).toMatchObject({ TotalAmt: 295.17, ApplyTaxAfterDiscount: false, TxnTaxDetail: { TotalTax: 10.32 } });
    const after = books.create('Invoice', form(lines, { ...taxed('2'), ApplyTaxAfterDiscount: true }));
    expect(after).toMatchObject({ TotalAmt: 294.14, TxnTaxDetail: { TotalTax: 9.29 } });
  });

  it('takes a stated total tax, and keeps it through a sparse update that leaves the lines alone', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', form([goods(100)], taxed('2', { TotalTax: 7.5 })));
    expect(saved).toMatchObject({ TotalAmt: 107.5, TxnTaxDetail: { TotalTax: 7.5 } });
    const id = textAt(saved, 'Id') ?? '';
    expect(books.sparse('Invoice', { Id: id, PrivateNote: 'x' })['TotalAmt']).toBe(107.5);
    expect(books.sparse('Invoice', { Id: id, TxnDate: '2026-02-01' })['TotalAmt']).toBe(107.5);
    expect(books.sparse('Invoice', { Id: id, Line: [goods(200)] })).toMatchObject({
      TotalAmt: 216,
      TxnTaxDetail: { TxnTaxCodeRef: { value: '2' }, TotalTax: 16 },
    });
  });

  it('pseudo codes and unknown codes cannot be the code of a transaction', () => {
    const books = new TestBooks();
    expect(faultOf(() => books.create('Invoice', form([goods(1)], taxed('CustomSalesTax')))).code).toBe('6160');
    expect(faultOf(() => books.create('Invoice', form([goods(1)], taxed('99')))).code).toBe('2500');
  });

  it('ignores and drops tax while the company does not use it', () => {
    const books = new TestBooks({ preferences: { TaxPrefs: { UsingSalesTax: false } } });
    const saved = books.create('Invoice', form([goods(100)], taxed('2')));
    expect(saved).not.toHaveProperty('TxnTaxDetail');
    expect(saved['TotalAmt']).toBe(100);
    expect(codesOf(saved)).toEqual(['NON']);
  });

  it('owes the tax to its agency', () => {
    const books = new TestBooks();
    books.create('Invoice', form([goods(100)], taxed('2')));
    const owed = [...ledgerOf(books.company).accountBalances()].find(([, balance]) => balance === -800n);
    expect(books.read('Account', owed?.[0] ?? '')['Name']).toBe('Board of Equalization Payable');
  });
});

describe('US company with automated tax', () => {
  const automated = () => new TestBooks({ taxModel: 'us-automated' });
  const shipTo = (state: string, zip: string): JsonObject => ({
    ShipAddr: { Line1: '1 Main St', CountrySubDivisionCode: state, PostalCode: zip },
  });

  it('ignores what it is sent and computes from where the goods go', () => {
    const books = automated();
    const sent = { ...shipTo('CA', '94042'), TxnTaxDetail: { TotalTax: 99 } };
    const saved = books.create('Invoice', form([goods(100), saleLine(50)], sent));
    const detail = objectAt(saved, 'TxnTaxDetail') ?? {};
    expect(detail['TotalTax']).not.toBe(99);
    const [state] = objectsAt(detail, 'TaxLine');
    expect(state).toMatchObject({ Amount: 7.25, TaxLineDetail: { TaxPercent: 7.25, NetAmountTaxable: 100 } });
    expect(objectAt(detail, 'TxnTaxCodeRef')?.['value']).toBeDefined();
  });

  it('gives the same answer every time, and another one elsewhere', () => {
    const books = automated();
    const taxAt = (state: string, zip: string) =>
      objectAt(books.create('Invoice', form([goods(100)], shipTo(state, zip))), 'TxnTaxDetail')?.['TotalTax'];
    expect(taxAt('CA', '94042')).toBe(taxAt('CA', '94043'));
    expect(taxAt('OR', '97201')).toBe(0);
    expect(taxAt('Texas', '75024')).toBeGreaterThanOrEqual(6.25);
  });

  it('goes by the address of the company when there is no ship-to', () => {
    const books = automated();
    books.create('Customer', { DisplayName: 'Walk-in' });
    const saved = books.create('Invoice', { ...form([goods(100)]), CustomerRef: { value: '2' } });
    expect(objectsAt(objectAt(saved, 'TxnTaxDetail') ?? {}, 'TaxLine')[0]).toMatchObject({ Amount: 7.25 });
  });

  it('does not tax an exempt customer, whatever the lines say', () => {
    const books = automated();
    books.create('Customer', { DisplayName: 'School', TaxExemptionReasonId: 7 });
    const line = goods(100, { TaxCodeRef: { value: 'TAX' } });
    const body = { ...form([line], shipTo('CA', '94042')), CustomerRef: { value: '2' } };
    expect(books.create('Invoice', body)).toMatchObject({ TotalAmt: 100, TxnTaxDetail: { TotalTax: 0 } });
  });
});
