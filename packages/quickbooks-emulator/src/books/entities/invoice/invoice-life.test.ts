import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, TestBooks } from '../../testing/test-books.ts';

const invoice = (more: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: '1' },
  Line: [saleLine(100, { Qty: 2, UnitPrice: 50 })],
  ...more,
});

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

describe('numbers', () => {
  it('rule 6: the counter goes on from the highest number that was used', () => {
    const books = new TestBooks();
    const numbers = [{}, {}, { DocNumber: '1050' }, {}, { DocNumber: 'A-7' }, {}].map(
      more => books.create('Invoice', invoice(more))['DocNumber'],
    );
    expect(numbers).toEqual(['1001', '1002', '1050', '1051', 'A-7', '1052']);
  });

  it('rule 7: with custom transaction numbers and none sent, there is none; AUTO_GENERATE makes one', () => {
    const books = new TestBooks({ preferences: { SalesFormsPrefs: { CustomTxnNumbers: true } } });
    expect(books.create('Invoice', invoice())).not.toHaveProperty('DocNumber');
    expect(books.create('Invoice', invoice({ DocNumber: 'AUTO_GENERATE' }))['DocNumber']).toBe('1001');
    const asked = books.create('Invoice', invoice({ AutoDocNumber: true }));
    expect(asked['DocNumber']).toBe('1002');
    expect(asked).not.toHaveProperty('AutoDocNumber');
  });

  it('rule 8: a duplicate number is 6140 and names its holder, unless include allows it', () => {
    const books = new TestBooks();
    const first = books.create('Invoice', invoice({ DocNumber: '1037' }));
    expect(faultOf(() => books.create('Invoice', invoice({ DocNumber: '1037' })))).toMatchObject({
      code: '6140',
      message: 'Duplicate Document Number Error',
      detail:
        'Duplicate Document Number Error : You must specify a different number. This number has already been used. ' +
        `DocNumber=1037 is assigned to TxnType=Invoice with TxnId=${idOf(first)}`,
    });
    const twin = books.create('Invoice', invoice({ DocNumber: '1037' }), ['allowduplicatedocnum']);
    expect(twin['DocNumber']).toBe('1037');
    books.delete('Invoice', idOf(first));
    books.delete('Invoice', idOf(twin));
    expect(books.create('Invoice', invoice({ DocNumber: '1037' }))['DocNumber']).toBe('1037');
  });

  it('a number longer than 21 is 2050', () => {
    const fault = faultOf(() => new TestBooks().create('Invoice', invoice({ DocNumber: '1'.repeat(22) })));
    expect(fault.code).toBe('2050');
    expect(fault.detail).toContain('Min:0 Max:21 supported');
  });

  it('a refused invoice takes no number', () => {
    const books = new TestBooks();
    expect(faultOf(() => books.create('Invoice', invoice({ EmailStatus: 'NeedToSend' }))).code).toBe('6420');
    expect(books.create('Invoice', invoice())['DocNumber']).toBe('1001');
  });
});

describe('due date', () => {
  it('is 30 days on without a term, by the term with one', () => {
    const books = new TestBooks();
    const term = books.create('Term', { Name: 'Net 11', DueDays: 11 });
    const dated = { TxnDate: '2026-01-05' };
    expect(books.create('Invoice', invoice(dated))['DueDate']).toBe('2026-02-04');
    const byTerm = invoice({ ...dated, SalesTermRef: { value: idOf(term) } });
    expect(books.create('Invoice', byTerm)).toMatchObject({ DueDate: '2026-01-16', SalesTermRef: { name: 'Net 11' } });
    expect(books.create('Invoice', invoice({ ...dated, DueDate: '2026-01-06' }))['DueDate']).toBe('2026-01-06');
  });
});

describe('updates', () => {
  it('rule 17: a sparse update without Line keeps the lines, one with Line replaces all of them', () => {
    const books = new TestBooks();
    const saved = books.create(
      'Invoice',
      invoice({ Line: [saleLine(10), saleLine(20)], CustomerMemo: { value: 'Hi' } }),
    );
    const noted = books.sparse('Invoice', { Id: idOf(saved), PrivateNote: 'late' });
    expect(noted).toMatchObject({ TotalAmt: 30, PrivateNote: 'late', SyncToken: '1' });
    const relined = books.sparse('Invoice', { Id: idOf(saved), Line: [{ ...saleLine(7), Id: '2' }, saleLine(1)] });
    expect(relined).toMatchObject({ TotalAmt: 8, Balance: 8, CustomerMemo: { value: 'Hi' } });
    expect(objectsAt(relined, 'Line').map(line => [line['Id'], line['LineNum'], line['Amount']])).toEqual([
      ['2', 1, 7],
      ['3', 2, 1],
      [undefined, undefined, 8],
    ]);
    expect(books.read('Customer', '1')['Balance']).toBe(8);
  });

  it('rule 18: a full update clears what it leaves out', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice({ PrivateNote: 'x', BillEmail: { Address: 'a@b.example' } }));
    const updated = books.update('Invoice', { ...invoice(), Id: idOf(saved) });
    expect(updated).not.toHaveProperty('PrivateNote');
    expect(updated).not.toHaveProperty('BillEmail');
    expect(updated).toMatchObject({ DocNumber: '1001', EmailStatus: 'NotSet', PrintStatus: 'NeedToPrint' });
  });

  it('rule 19: sending back what was read changes nothing', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice());
    books.nowMs += 5000;
    const again = books.update('Invoice', saved);
    expect(again['SyncToken']).toBe('0');
    expect(again['MetaData']).toEqual(saved['MetaData']);
  });
});

describe('void and delete', () => {
  it('rule 14: a void keeps the rows and takes the money', () => {
    const books = new TestBooks();
    const saved = books.create(
      'Invoice',
      invoice({
        PrivateNote: 'paid cash',
        Line: [saleLine(100, { Qty: 2, UnitPrice: 50 }), saleLine(0, { Qty: 1, UnitPrice: 0 })],
      }),
    );
    const voided = books.void('Invoice', idOf(saved));
    expect(voided).toMatchObject({
      TotalAmt: 0,
      Balance: 0,
      SyncToken: '1',
      DocNumber: '1001',
      DueDate: saved['DueDate'],
      PrivateNote: 'Voided - paid cash',
      TxnTaxDetail: { TotalTax: 0 },
      LinkedTxn: [],
    });
    const details = objectsAt(voided, 'Line').map(line => objectAt(line, 'SalesItemLineDetail'));
    expect(details[0]).toMatchObject({ Qty: 0 });
    expect(details[0]).not.toHaveProperty('UnitPrice');
    expect(details[1]).toMatchObject({ Qty: 0, UnitPrice: 0 });
    expect(books.read('Customer', '1')['Balance']).toBe(0);
  });

  it('rule 15: a deleted invoice is gone, and asking for it again is 610', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice());
    expect(books.delete('Invoice', idOf(saved))).toBe(idOf(saved));
    expect(faultOf(() => books.delete('Invoice', idOf(saved))).code).toBe('610');
    expect(books.read('Customer', '1')['Balance']).toBe(0);
  });
});

describe('references and dates', () => {
  it('rule 13: an inactive item is 610, an unknown one 2500', () => {
    const books = new TestBooks();
    books.sparse('Item', { Id: '2', Active: false });
    const inactive = invoice({ Line: [saleLine(1, { ItemRef: { value: '2' } })] });
    expect(faultOf(() => books.create('Invoice', inactive)).code).toBe('610');
    const unknown = invoice({ Line: [saleLine(1, { ItemRef: { value: '583' } })] });
    expect(faultOf(() => books.create('Invoice', unknown))).toMatchObject({
      code: '2500',
      detail: 'Invalid Reference Id : Items element id 583 not found',
    });
  });

  it('rule 30: nothing dated on or before the closing date is created, changed, voided or deleted', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice({ TxnDate: '2026-01-31' }));
    books.prefer({ AccountingInfoPrefs: { BookCloseDate: '2026-01-31' } });
    const attempts = [
      () => books.create('Invoice', invoice({ TxnDate: '2026-01-31' })),
      () => books.sparse('Invoice', { Id: idOf(saved), PrivateNote: 'x' }),
      () => books.sparse('Invoice', { Id: idOf(saved), TxnDate: '2026-02-01' }),
      () => books.void('Invoice', idOf(saved)),
      () => books.delete('Invoice', idOf(saved)),
    ];
    for (const attempt of attempts) expect(faultOf(attempt).code).toBe('6210');
    books.company.switches = { ...books.company.switches, closedBooksCode: '6200' };
    expect(faultOf(() => books.void('Invoice', idOf(saved))).code).toBe('6200');
    expect(books.create('Invoice', invoice({ TxnDate: '2026-02-01' }))['TxnDate']).toBe('2026-02-01');
  });

  it('a longer date is cut to its day, a false one is refused', () => {
    const books = new TestBooks();
    expect(books.create('Invoice', invoice({ TxnDate: '2026-06-20 16:29:01 -0700' }))['TxnDate']).toBe('2026-06-20');
    expect(faultOf(() => books.create('Invoice', invoice({ TxnDate: '2026-02-30' }))).code).toBe('2070');
  });

  it('rule 28: with one currency a foreign one is refused, and the home currency is echoed', () => {
    const books = new TestBooks();
    expect(faultOf(() => books.create('Invoice', invoice({ CurrencyRef: { value: 'EUR' } })))).toMatchObject({
      code: '6000',
      detail: 'Business Validation Error: Multi Currency should be enabled to perform this operation',
    });
    const saved = books.create('Invoice', invoice({ CurrencyRef: { value: 'USD' } }));
    expect(saved['CurrencyRef']).toEqual({ value: 'USD', name: 'United States Dollar' });
  });
});

describe('delivery', () => {
  it('send sets status, time and address, and needs one', () => {
    const books = new TestBooks();
    const saved = books.create('Invoice', invoice());
    expect(faultOf(() => books.send('Invoice', idOf(saved))).code).toBe('6420');
    expect(faultOf(() => books.send('Invoice', idOf(saved), 'jo')).code).toBe('2210');
    expect(books.send('Invoice', idOf(saved), 'jo@x.example')).toMatchObject({
      EmailStatus: 'EmailSent',
      BillEmail: { Address: 'jo@x.example' },
      DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: '2026-03-02T09:00:00-08:00' },
      SyncToken: '1',
    });
  });
});
