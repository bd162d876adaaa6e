import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { SEED } from '../../testing/test-books.ts';
import { expenseLine, vendorBooks } from '../../testing/vendor-books.ts';

const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';

describe('purchase', () => {
  const spend = (more: JsonObject): JsonObject => ({
    PaymentType: 'CreditCard',
    AccountRef: { value: SEED.card },
    Line: [expenseLine(10)],
    ...more,
  });

  it('takes money from the card, and a credit brings it back', () => {
    const { books, balance } = vendorBooks();
    const saved = books.create('Purchase', spend({}));
    expect(saved).toMatchObject({ TotalAmt: 10, Credit: false });
    expect(balance(SEED.card)).toBe(-1000n);
    books.create('Purchase', spend({ Credit: true }));
    expect(balance(SEED.card)).toBe(0n);
  });

  it('wants PaymentType on every write, fitting accounts, and offers no void', () => {
    const { books } = vendorBooks();
    const id = idOf(books.create('Purchase', spend({})));
    expect(faultOf(() => books.sparse('Purchase', { Id: id, PrivateNote: 'x' })).element).toBe('PaymentType');
    expect(faultOf(() => books.create('Purchase', spend({ PaymentType: 'Check' }))).code).toBe('6430');
    expect(faultOf(() => books.void('Purchase', id)).detail).toBe('Operation void is not supported.');
  });
});
