import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const estimate = (more: JsonObject = {}): JsonObject => ({
  CustomerRef: { value: '1' },
  Line: [saleLine(400)],
  ...more,
});
const fromEstimate = (id: string): JsonObject => estimate({ LinkedTxn: [{ TxnId: id, TxnType: 'Estimate' }] });

describe('estimate', () => {
  it('rule 6: counts its own numbers, is pending, has no balance and posts nothing', () => {
    const books = new TestBooks();
    books.create('Invoice', estimate());
    const saved = books.create('Estimate', estimate());
    expect(saved).toMatchObject({ DocNumber: '1001', TxnStatus: 'Pending', TotalAmt: 400 });
    expect(saved).not.toHaveProperty('Balance');
    expect(ledgerOf(books.company).entryOf(`Estimate:${idOf(saved)}`)).toBeUndefined();
    expect(books.read('Customer', '1')['Balance']).toBe(400);
  });

  it('rule 22: a link to a time activity is not emulated and says so', () => {
    const linked = estimate({ LinkedTxn: [{ TxnId: '1', TxnType: 'TimeActivity' }] });
    expect(faultOf(() => new TestBooks().create('Invoice', linked)).status).toBe(501);
  });

  it('rule 22: an invoice that links it closes it, and both name each other', () => {
    const books = new TestBooks();
    const saved = books.create('Estimate', estimate());
    const invoice = books.create('Invoice', fromEstimate(idOf(saved)));
    expect(invoice['LinkedTxn']).toEqual([{ TxnId: idOf(saved), TxnType: 'Estimate' }]);
    expect(books.read('Estimate', idOf(saved))).toMatchObject({
      TxnStatus: 'Closed',
      SyncToken: '1',
      LinkedTxn: [{ TxnId: idOf(invoice), TxnType: 'Invoice' }],
    });
    expect(books.update('Estimate', { ...estimate(), Id: idOf(saved) })['TxnStatus']).toBe('Closed');
  });

  it('a closed or rejected estimate is not linked, a missing one is 620, other kinds of link are ignored', () => {
    const books = new TestBooks();
    const rejected = books.create('Estimate', estimate({ TxnStatus: 'Rejected' }));
    expect(books.create('Invoice', fromEstimate(idOf(rejected)))['LinkedTxn']).toEqual([]);
    expect(faultOf(() => books.create('Invoice', fromEstimate('999'))).code).toBe('620');
    const claimed = estimate({ LinkedTxn: [{ TxnId: '1', TxnType: 'Payment' }] });
    expect(books.create('Invoice', claimed)['LinkedTxn']).toEqual([]);
  });

  it('opens again when its invoice is voided or deleted', () => {
    const books = new TestBooks();
    const saved = books.create('Estimate', estimate({ AcceptedBy: 'Mara' }));
    const invoice = books.create('Invoice', fromEstimate(idOf(saved)));
    books.void('Invoice', idOf(invoice));
    expect(books.read('Estimate', idOf(saved))).toMatchObject({ TxnStatus: 'Accepted', LinkedTxn: [] });
  });

  it('deleted, it vanishes from its invoice; voiding is not offered', () => {
    const books = new TestBooks();
    const saved = books.create('Estimate', estimate());
    const invoice = books.create('Invoice', fromEstimate(idOf(saved)));
    expect(faultOf(() => books.void('Estimate', idOf(saved)))).toMatchObject({
      code: '500',
      detail: 'Operation void is not supported.',
    });
    books.delete('Estimate', idOf(saved));
    expect(books.read('Invoice', idOf(invoice))['LinkedTxn']).toEqual([]);
  });
});
