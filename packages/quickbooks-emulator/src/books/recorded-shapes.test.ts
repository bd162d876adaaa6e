import { describe, expect, it } from 'vitest';
import { objectAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { saleLine, TestBooks } from './testing/test-books.ts';
import { BooksClient } from './testing/books-client.ts';

/** What answers of the real service recorded in 2026 show beside what was sent. */

const EXPENSES = '31';
const idOf = (record: JsonObject) => textAt(record, 'Id') ?? '';
const firstLine = (record: JsonObject) => objectsAt(record, 'Line')[0] ?? {};

const expenseLine: JsonObject = {
  Amount: 150,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: EXPENSES } },
};

function side(type: string, account: string, more: JsonObject = {}): JsonObject {
  const JournalEntryLineDetail = { PostingType: type, AccountRef: { value: account } };
  return { ...more, Amount: 100, DetailType: 'JournalEntryLineDetail', JournalEntryLineDetail };
}

describe('recorded shapes', () => {
  it('bills name their writer, and their lines show empty links and extensions', () => {
    const books = new BooksClient();
    const vendor = books.post('vendor', { DisplayName: 'V' });
    const bill = books.post('bill', { VendorRef: { value: idOf(vendor) }, Line: [expenseLine] });
    expect(objectAt(bill, 'MetaData')).toHaveProperty('LastModifiedByRef');
    expect(firstLine(bill)).toMatchObject({ LinkedTxn: [], CustomExtensions: [] });
  });

  it('purchases show empty extensions on their lines, and no links', () => {
    const line = firstLine(
      new BooksClient().post('purchase', { PaymentType: 'Cash', AccountRef: { value: '35' }, Line: [expenseLine] }),
    );
    expect(line['CustomExtensions']).toEqual([]);
    expect(line).not.toHaveProperty('LinkedTxn');
  });

  it('vendors have rates of 0, and a full update writes the name on checks anew', () => {
    const books = new BooksClient();
    const vendor = books.post('vendor', { DisplayName: 'V', CompanyName: 'Acme Inc' });
    expect(vendor).toMatchObject({ BillRate: 0, CostRate: 0, PrintOnCheckName: 'Acme Inc' });
    const renamed = books.post('vendor', { Id: idOf(vendor), SyncToken: '0', DisplayName: 'Test Update' });
    expect(renamed).toMatchObject({ BillRate: 0, CostRate: 0, PrintOnCheckName: 'Test Update' });
  });

  it('a sparse update keeps the name on checks', () => {
    const books = new BooksClient();
    const customer = books.post('customer', { DisplayName: 'C', CompanyName: 'Amy’s' });
    const body = { Id: idOf(customer), SyncToken: '0', sparse: true, DisplayName: 'Renamed' };
    expect(books.post('customer', body)['PrintOnCheckName']).toBe('Amy’s');
  });

  it('journal entries count their lines from 0 and keep those ids, their total is 0', () => {
    const books = new BooksClient();
    const made = books.post('journalentry', { Line: [side('Debit', '35'), side('Credit', '36')] });
    expect(made['TotalAmt']).toBe(0);
    expect(objectsAt(made, 'Line')).toMatchObject([
      { Id: '0', CustomExtensions: [] },
      { Id: '1', CustomExtensions: [] },
    ]);
    const lines = [side('Debit', '35', { Id: '0' }), side('Credit', '36', { Id: '1' })];
    const changed = books.post('journalentry', { Id: idOf(made), SyncToken: '0', PrivateNote: 'u', Line: lines });
    expect(objectsAt(changed, 'Line').map(idOf)).toEqual(['0', '1']);
  });

  it('deposits show an empty tax detail, and how a deposited payment was paid', () => {
    const books = new TestBooks();
    const paid = { CustomerRef: { value: '1' }, TotalAmt: 10, PaymentMethodRef: { value: '2' }, PaymentRefNum: '6552' };
    const payment = books.create('Payment', paid);
    const deposit = books.create('Deposit', {
      DepositToAccountRef: { value: '35' },
      Line: [
        { Amount: 10, LinkedTxn: [{ TxnId: idOf(payment), TxnType: 'Payment' }] },
        { Amount: 5, DetailType: 'DepositLineDetail', DepositLineDetail: { AccountRef: { value: '1' } } },
      ],
    });
    expect(deposit['TxnTaxDetail']).toEqual({});
    const [linked, own] = objectsAt(deposit, 'Line');
    expect(linked?.['DepositLineDetail']).toEqual({ PaymentMethodRef: { value: '2' }, CheckNum: '6552' });
    expect(linked).not.toHaveProperty('DetailType');
    expect(own?.['CustomExtensions']).toEqual([]);
  });

  it('a bank account without a subtype is one of cash on hand', () => {
    const account = new BooksClient().post('account', { Name: 'B', AccountType: 'Bank' });
    expect(account).toMatchObject({ AccountSubType: 'CashOnHand', Classification: 'Asset' });
  });

  it('a form that a client makes shows where the company ships from, in two lines', () => {
    const books = new BooksClient();
    const customer = books.post('customer', { DisplayName: 'C' });
    const item = books.post('item', { Name: 'S', Type: 'Service', IncomeAccountRef: { value: '1' } });
    const line = saleLine(5, { ItemRef: { value: idOf(item) } });
    const form = { CustomerRef: { value: idOf(customer) }, Line: [line] };
    for (const path of ['invoice', 'estimate', 'creditmemo']) {
      const from = objectAt(books.post(path, form), 'ShipFromAddr') ?? {};
      expect(from).toMatchObject({ Line1: '123 Main Street', Line2: 'Mountain View, CA  94042' });
      expect(idOf(from)).toMatch(/^\d+$/);
    }
  });

  it('a full update that leaves the addresses out has them from the customer again', () => {
    const books = new TestBooks();
    const customer = books.create('Customer', { DisplayName: 'Addressed', BillAddr: { Line1: '4581 Finch St.' } });
    const form = { CustomerRef: { value: idOf(customer) }, Line: [saleLine(100)] };
    const memo = books.create('CreditMemo', { ...form, BillAddr: { Line1: 'Elsewhere' } });
    const changed = books.update('CreditMemo', { ...form, Id: idOf(memo), SyncToken: '0', PrivateNote: 'u' });
    const own = { ...objectAt(customer, 'BillAddr') };
    expect(changed).toMatchObject({ BillAddr: own, ShipAddr: own });
  });
});
