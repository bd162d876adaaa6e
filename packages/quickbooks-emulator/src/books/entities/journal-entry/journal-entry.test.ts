import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { mergeNames } from '../../acts/merge-names.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { SEED, TestBooks } from '../../testing/test-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

describe('journal entry', () => {
  const side = (type: string, account: string, { amount = 10, ...more }: JsonObject = {}): JsonObject => ({
    Amount: amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType: type, AccountRef: { value: account }, ...more },
  });
  const customer = { Entity: { Type: 'Customer', EntityRef: { value: '1' } } };

  it('must balance, and receivables must say whose they are', () => {
    const books = new TestBooks();
    const uneven = [side('Debit', SEED.checking), side('Credit', SEED.income, { amount: 9 })];
    expect(faultOf(() => books.create('JournalEntry', { Line: uneven })).code).toBe('2300');
    const nameless = [side('Debit', SEED.receivable), side('Credit', SEED.income)];
    expect(faultOf(() => books.create('JournalEntry', { Line: nameless })).detail).toBe(
      'Business Validation Error: When you use Accounts Receivable, you must choose a customer in the Name field.',
    );
  });

  it('a receivable in it can be paid, and is then fixed', () => {
    const books = new TestBooks();
    const lines = [side('Debit', SEED.receivable, customer), side('Credit', SEED.income)];
    const entry = books.create('JournalEntry', { Line: lines });
    expect(books.read('Customer', '1')['Balance']).toBe(10);
    const link = { Amount: 10, LinkedTxn: [{ TxnId: idOf(entry), TxnType: 'JournalEntry' }] };
    const body = { CustomerRef: { value: '1' }, TotalAmt: 10, Line: [link] };
    expect(books.create('Payment', body)).toMatchObject({ UnappliedAmt: 0 });
    expect(books.read('Customer', '1')['Balance']).toBe(0);
    expect(faultOf(() => books.create('Payment', body)).code).toBe('6000');
    expect(faultOf(() => books.delete('JournalEntry', idOf(entry))).code).toBe('6000');
  });

  it('a void answers nothing and changes nothing', () => {
    const books = new TestBooks();
    const lines = [side('Debit', SEED.checking), side('Credit', SEED.income)];
    const id = idOf(books.create('JournalEntry', { Line: lines }));
    expect(books.void('JournalEntry', id)).toEqual({});
    expect(books.read('JournalEntry', id)['SyncToken']).toBe('0');
  });

  it('goes to the survivor when its customer is merged, with what is applied to it', () => {
    const books = new TestBooks();
    books.create('Customer', { DisplayName: 'Twin' });
    const lines = [side('Debit', SEED.receivable, customer), side('Credit', SEED.income)];
    const entry = books.create('JournalEntry', { Line: lines });
    const link = { Amount: 4, LinkedTxn: [{ TxnId: idOf(entry), TxnType: 'JournalEntry' }] };
    const pay = (id: string, amount: number) =>
      books.create('Payment', { CustomerRef: { value: id }, TotalAmt: amount, Line: [{ ...link, Amount: amount }] });
    pay('1', 4);
    mergeNames(books.company, { entity: 'Customer', survivorId: '2', absorbedId: '1' });
    expect(books.read('Customer', '2')['Balance']).toBe(6);
    expect(faultOf(() => pay('2', 7)).code).toBe('6000');
    pay('2', 6);
    expect(books.read('Customer', '2')['Balance']).toBe(0);
  });
});
