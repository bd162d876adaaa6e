import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { saleLine, SEED, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const bank = { DepositToAccountRef: { value: SEED.checking } };
const linked = (id: string, amount: number, type = 'Payment'): JsonObject => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: id, TxnType: type, TxnLineId: '0' }],
});
const own = (amount: number): JsonObject => ({
  Amount: amount,
  DetailType: 'DepositLineDetail',
  DepositLineDetail: { AccountRef: { value: SEED.expense } },
});

function withPayment() {
  const books = new TestBooks();
  const paymentId = idOf(books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 262 }));
  const balance = (account: string) => ledgerOf(books.company).balanceOf(account);
  return { books, paymentId, balance };
}

describe('deposit', () => {
  it('takes a payment out of Undeposited Funds; both ends name each other', () => {
    const { books, paymentId, balance } = withPayment();
    const deposit = books.create('Deposit', { ...bank, Line: [linked(paymentId, 262), own(-62.5)] });
    expect(deposit).toMatchObject({
      TotalAmt: 199.5,
      Line: [linked(paymentId, 262), { Id: '1', LineNum: 1, Amount: -62.5 }],
    });
    expect(books.read('Payment', paymentId)).toMatchObject({
      LinkedTxn: [{ TxnId: idOf(deposit), TxnType: 'Deposit' }],
      SyncToken: '1',
    });
    expect(balance(SEED.undeposited)).toBe(0n);
    expect(balance(SEED.checking)).toBe(19950n);
    expect(balance(SEED.expense)).toBe(6250n);
  });

  it('rule 16: what is deposited cannot be changed, voided or deleted until it is taken out', () => {
    const { books, paymentId } = withPayment();
    const deposit = books.create('Deposit', { ...bank, Line: [linked(paymentId, 262), own(10)] });
    const attempts = [
      () => books.sparse('Payment', { Id: paymentId, PrivateNote: 'x' }),
      () => books.void('Payment', paymentId),
      () => books.delete('Payment', paymentId),
    ];
    for (const attempt of attempts) {
      expect(faultOf(attempt)).toMatchObject({
        code: '6540',
        message: 'Deposited Transaction cannot be changed',
        detail:
          'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it ' +
          'appears on and remove it first',
      });
    }
    books.sparse('Deposit', { Id: idOf(deposit), Line: [own(10)] });
    expect(books.read('Payment', paymentId)['LinkedTxn']).toEqual([]);
    books.delete('Payment', paymentId);
  });

  it('rule 16 holds for sales receipts as well', () => {
    const { books } = withPayment();
    const receipt = books.create('SalesReceipt', { Line: [saleLine(30)] });
    expect(receipt).toMatchObject({ DepositToAccountRef: { value: '4', name: 'Undeposited Funds' }, Balance: 0 });
    const deposit = books.create('Deposit', { ...bank, Line: [linked(idOf(receipt), 30, 'SalesReceipt')] });
    expect(faultOf(() => books.void('SalesReceipt', idOf(receipt))).code).toBe('6540');
    books.delete('Deposit', idOf(deposit));
    expect(books.void('SalesReceipt', idOf(receipt))).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
  });

  it('refuses money twice, money that never waited, and an amount that is not the payment’s', () => {
    const { books, paymentId } = withPayment();
    const direct = idOf(books.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 5, ...bank }));
    expect(faultOf(() => books.create('Deposit', { ...bank, Line: [linked(direct, 5)] })).code).toBe('6000');
    expect(faultOf(() => books.create('Deposit', { ...bank, Line: [linked(paymentId, 1)] })).code).toBe('6000');
    expect(faultOf(() => books.create('Deposit', { ...bank, Line: [linked('999', 1)] })).code).toBe('620');
    books.create('Deposit', { ...bank, Line: [linked(paymentId, 262)] });
    expect(faultOf(() => books.create('Deposit', { ...bank, Line: [linked(paymentId, 262)] })).code).toBe('6000');
  });

  it('gives cash back', () => {
    const { books, paymentId, balance } = withPayment();
    const cashBack = { AccountRef: { value: SEED.expense }, Amount: 62, Memo: 'Petty cash' };
    expect(books.create('Deposit', { ...bank, Line: [linked(paymentId, 262)], CashBack: cashBack })['TotalAmt']).toBe(
      200,
    );
    expect(balance(SEED.checking)).toBe(20000n);
    expect(balance(SEED.expense)).toBe(6200n);
  });

  it('plain lines cannot touch receivables, so that these always equal the open balances', () => {
    const { books } = withPayment();
    const line = { ...own(5), DepositLineDetail: { AccountRef: { value: SEED.receivable } } };
    expect(faultOf(() => books.create('Deposit', { ...bank, Line: [line] })).code).toBe('6430');
  });
});
