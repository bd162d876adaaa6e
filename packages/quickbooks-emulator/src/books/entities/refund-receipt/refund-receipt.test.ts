import { describe, expect, it } from 'vitest';
import { textAt } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../../testing/test-books.ts';

describe('refund receipt', () => {
  it('rule 6: invoices, credit memos, sales and refund receipts share one counter', () => {
    const books = new TestBooks();
    const body = { CustomerRef: { value: '1' }, Line: [saleLine(10)], DepositToAccountRef: { value: SEED.checking } };
    const numbers = (['SalesReceipt', 'RefundReceipt', 'SalesReceipt'] as const).map(
      entity => books.create(entity, body)['DocNumber'],
    );
    expect(numbers).toEqual(['1001', '1002', '1003']);
  });

  it('a refund takes money from the bank and touches no receivable', () => {
    const books = new TestBooks();
    const body = { CustomerRef: { value: '1' }, Line: [saleLine(10)], DepositToAccountRef: { value: SEED.checking } };
    const saved = books.create('RefundReceipt', { ...body, PrintStatus: 'NeedToPrint' });
    expect(saved).toMatchObject({ TotalAmt: 10, Balance: 0, PaymentRefNum: 'To Print' });
    expect(ledgerOf(books.company).balanceOf(SEED.checking)).toBe(-1000n);
    expect(books.read('Customer', '1')['Balance']).toBe(0);
    books.delete('RefundReceipt', textAt(saved, 'Id') ?? '');
    expect(ledgerOf(books.company).balanceOf(SEED.checking)).toBe(0n);
  });

  it('a refund needs the account it leaves from', () => {
    const body = { CustomerRef: { value: '1' }, Line: [saleLine(10)] };
    expect(faultOf(() => new TestBooks().create('RefundReceipt', body))).toMatchObject({
      code: '2020',
      element: 'DepositToAccountRef',
    });
  });
});
