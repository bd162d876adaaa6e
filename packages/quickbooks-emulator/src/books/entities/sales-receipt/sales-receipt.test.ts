import { describe, expect, it } from 'vitest';
import { objectsAt, textAt } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../../testing/test-books.ts';

describe('sales receipt', () => {
  it('is paid at once: to Undeposited Funds unless told otherwise, and nobody owes anything', () => {
    const books = new TestBooks();
    const saved = books.create('SalesReceipt', { CustomerRef: { value: '1' }, Line: [saleLine(30)] });
    expect(saved).toMatchObject({ TotalAmt: 30, Balance: 0, DepositToAccountRef: { name: 'Undeposited Funds' } });
    expect(ledgerOf(books.company).balanceOf(SEED.undeposited)).toBe(3000n);
    expect(books.read('Customer', '1')['Balance']).toBe(0);
  });

  it('needs no customer (recorded), but an account that can hold money', () => {
    const books = new TestBooks();
    expect(books.create('SalesReceipt', { Line: [saleLine(30)] })).not.toHaveProperty('CustomerRef');
    const wrong = { Line: [saleLine(30)], DepositToAccountRef: { value: SEED.income } };
    expect(faultOf(() => books.create('SalesReceipt', wrong)).code).toBe('6430');
  });

  it('rule 14: a voided sales receipt has the recorded shape', () => {
    const books = new TestBooks();
    const free = { Line: [saleLine(0, { Qty: 1, UnitPrice: 0 })] };
    const voided = books.void('SalesReceipt', textAt(books.create('SalesReceipt', free), 'Id') ?? '');
    expect(objectsAt(voided, 'Line')[0]).toMatchObject({ Amount: 0, SalesItemLineDetail: { Qty: 0, UnitPrice: 0 } });
    expect(voided).toMatchObject({ PrivateNote: 'Voided', SyncToken: '1', PrintStatus: 'NeedToPrint' });
  });
});
