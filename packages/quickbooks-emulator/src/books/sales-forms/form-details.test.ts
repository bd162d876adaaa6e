import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { faultOf } from '../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../testing/test-books.ts';

const form = (more: JsonObject = {}): JsonObject => ({ CustomerRef: { value: '1' }, Line: [saleLine(10)], ...more });
const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

const CREW: JsonObject = {
  SalesFormsPrefs: {
    CustomField: [
      { CustomField: [{ Name: 'SalesFormsPrefs.UseSalesCustom1', Type: 'BooleanType', BooleanValue: true }] },
      { CustomField: [{ Name: 'SalesFormsPrefs.SalesCustomName1', Type: 'StringType', StringValue: 'Crew #' }] },
    ],
  },
};

describe('details of a sales form', () => {
  it('shows the custom fields of the company, with a value when there is one', () => {
    const books = new TestBooks({ preferences: CREW });
    const field = { DefinitionId: '1', Name: 'Crew #', Type: 'StringType' };
    expect(books.create('Invoice', form())['CustomField']).toEqual([field]);
    const sent = [
      { DefinitionId: '1', StringValue: '7' },
      { DefinitionId: '3', StringValue: 'x' },
    ];
    const saved = books.create('Invoice', form({ CustomField: sent }));
    expect(saved['CustomField']).toEqual([{ ...field, StringValue: '7' }]);
    const tooLong = [{ DefinitionId: '1', StringValue: 'x'.repeat(32) }];
    expect(faultOf(() => books.create('Invoice', form({ CustomField: tooLong }))).code).toBe('2050');
  });

  it('drops class and location while they are not tracked, or refuses them (a switch)', () => {
    const books = new TestBooks();
    const classId = idOf(books.create('Class', { Name: 'Harbour' }));
    const body = form({
      ClassRef: { value: classId },
      Line: [saleLine(10, { ClassRef: { value: classId } })],
    });
    const saved = books.create('Invoice', body);
    expect(saved).not.toHaveProperty('ClassRef');
    expect(objectAt(objectsAt(saved, 'Line')[0] ?? {}, 'SalesItemLineDetail')).not.toHaveProperty('ClassRef');
    books.company.switches = { ...books.company.switches, trackingOff: 'fault' };
    expect(faultOf(() => books.create('Invoice', body)).code).toBe('6000');
    books.prefer({ AccountingInfoPrefs: { ClassTrackingPerTxn: true, ClassTrackingPerTxnLine: true } });
    expect(books.create('Invoice', body)).toMatchObject({
      ClassRef: { value: classId, name: 'Harbour' },
      Line: [{ SalesItemLineDetail: { ClassRef: { value: classId, name: 'Harbour' } } }, {}],
    });
  });

  it('copies the addresses of the customer with their ids; a changed one gets a new id (recorded)', () => {
    const books = new TestBooks();
    const own = objectAt(books.read('Customer', '1'), 'BillAddr');
    const copied = books.create('Invoice', form());
    expect(copied).toMatchObject({ BillAddr: own, ShipAddr: own });
    const changed = books.create('Invoice', form({ BillAddr: { Line1: '1 New Road' } }));
    expect(objectAt(changed, 'BillAddr')?.['Id']).not.toBe(own?.['Id']);
  });

  it('is printed by default only for customers who get paper', () => {
    const books = new TestBooks();
    books.create('Customer', { DisplayName: 'Silent', PreferredDeliveryMethod: 'None' });
    expect(books.create('Invoice', form())['PrintStatus']).toBe('NeedToPrint');
    expect(books.create('Invoice', form({ CustomerRef: { value: '2' } }))['PrintStatus']).toBe('NotSet');
  });

  it('to be sent needs an address: 6420', () => {
    const books = new TestBooks();
    const body = form({ EmailStatus: 'NeedToSend' });
    expect(faultOf(() => books.create('Estimate', body)).code).toBe('6420');
    expect(books.create('Estimate', { ...body, BillEmail: { Address: 'jo@x.example' } })['EmailStatus']).toBe(
      'NeedToSend',
    );
  });

  it('puts in the first item where none is named, when the switch says so', () => {
    const books = new TestBooks();
    books.company.switches = { ...books.company.switches, lineWithoutItem: 'first-item' };
    const line = { Amount: 5, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} };
    const [saved] = objectsAt(books.create('Invoice', form({ Line: [line] })), 'Line');
    expect(objectAt(saved ?? {}, 'SalesItemLineDetail')).toMatchObject({ ItemRef: { value: '1', name: 'Services' } });
  });

  it('numbers are unique within their type, or over all sales forms (a switch)', () => {
    const books = new TestBooks();
    books.create('Invoice', form({ DocNumber: 'A1' }));
    books.create('CreditMemo', form({ DocNumber: 'A1' }));
    books.company.switches = { ...books.company.switches, docNumberScope: 'sales' };
    const fault = faultOf(() => books.create('SalesReceipt', form({ DocNumber: 'A1' })));
    expect(fault).toMatchObject({ code: '6140' });
    expect(fault.detail).toContain('is assigned to TxnType=Invoice');
  });

  it('a full update without number keeps what QuickBooks counted and clears what the company gave', () => {
    const books = new TestBooks();
    const counted = books.create('Invoice', form());
    expect(books.update('Invoice', form({ Id: idOf(counted) }))['DocNumber']).toBe('1001');
    books.prefer({ SalesFormsPrefs: { CustomTxnNumbers: true } });
    const given = books.create('Invoice', form({ DocNumber: 'B2' }));
    expect(books.update('Invoice', form({ Id: idOf(given) }))).not.toHaveProperty('DocNumber');
    expect(books.create('Invoice', form({ DocNumber: 'B2' }))['DocNumber']).toBe('B2');
  });

  it('shipping goes to its own account and is not taxed without a code', () => {
    const books = new TestBooks();
    const shipping = {
      Amount: 4.5,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: 'SHIPPING_ITEM_ID' } },
    };
    const goods = saleLine(100, { ItemRef: { value: SEED.goods } });
    const body = form({ Line: [goods, shipping], TxnTaxDetail: { TxnTaxCodeRef: { value: '2' } } });
    const saved = books.create('Invoice', body);
    expect(saved).toMatchObject({ TotalAmt: 112.5, TxnTaxDetail: { TotalTax: 8 } });
    expect(objectsAt(saved, 'Line').at(-1)).toMatchObject({
      Amount: 4.5,
      SalesItemLineDetail: { ItemAccountRef: { name: 'Shipping Income' } },
    });
  });

  it('must have a number in France when the company numbers by itself', () => {
    const books = new TestBooks({ country: 'FR', preferences: { SalesFormsPrefs: { CustomTxnNumbers: true } } });
    const body = form({ GlobalTaxCalculation: 'NotApplicable' });
    expect(faultOf(() => books.create('Invoice', body))).toMatchObject({ code: '2020', element: 'DocNumber' });
    expect(books.create('Invoice', { ...body, DocNumber: 'F-1' })['DocNumber']).toBe('F-1');
  });
});
