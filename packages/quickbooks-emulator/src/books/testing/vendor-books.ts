import type { JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { SEED, TestBooks, type TestBooksOptions } from './test-books.ts';

/** A line of a bill or purchase, for a body. */
export function expenseLine(amount: number, more: JsonObject = {}): JsonObject {
  return {
    Amount: amount,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: { value: SEED.expense }, ...more },
  };
}

/** A company with a vendor `1`, and short ways to bill and pay. */
export function vendorBooks(options: TestBooksOptions = {}) {
  const books = new TestBooks(options);
  books.create('Vendor', { DisplayName: 'Bob’s Burger Joint' });
  const bill = (more: JsonObject = {}): JsonObject => ({
    VendorRef: { value: '1' },
    Line: [expenseLine(500)],
    ...more,
  });
  const balance = (account: string) => ledgerOf(books.company).balanceOf(account);
  const pay = (id: string, amount: number, more: JsonObject = {}) =>
    books.create('BillPayment', {
      VendorRef: { value: '1' },
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: SEED.checking } },
      TotalAmt: amount,
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: id, TxnType: 'Bill' }] }],
      ...more,
    });
  return { books, bill, balance, pay };
}
