import { describe, expect, it } from 'vitest';
import { objectsAt, type JsonObject } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';
import { SEED } from '../testing/test-books.ts';

const party = { value: '1', name: 'A', type: 'Customer' };
const line = (detail: JsonObject): JsonObject => ({
  LineNum: 1,
  Description: 'description',
  Amount: 100,
  DetailType: 'SalesItemLineDetail',
  LinkedTxn: [],
  CustomField: [],
  SalesItemLineDetail: { ServiceDate: '', ItemRef: { value: '1', name: 'Services', type: 'Item' }, ...detail },
});
const side = (PostingType: string, account: string): JsonObject => ({
  Amount: 5,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, TaxInclusiveAmt: 0 },
});
const form = {
  DocNumber: '',
  TxnDate: '',
  DueDate: '',
  TotalAmt: '',
  ApplyTaxAfterDiscount: '',
  PrintStatus: 'NotSet',
  EmailStatus: 'NotSet',
  ExchangeRate: 1,
  GlobalTaxCalculation: 'TaxExcluded',
  CustomField: [],
  LinkedTxn: [],
  Line: [line({ UnitPrice: 0, Qty: 0 })],
  CustomerRef: party,
};

function company(): BooksClient {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'A' });
  books.post('vendor', { DisplayName: 'Supplier' });
  const detail = { AccountRef: { value: SEED.expense } };
  const cost = { Amount: 5, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail: detail };
  books.post('bill', { VendorRef: { value: '1' }, Line: [cost] });
  return books;
}

describe('objects that a client sends whole, as python-quickbooks does', () => {
  it.each([
    ['customer', { DisplayName: 'B', Title: '', Taxable: '', Balance: 0, PreferredDeliveryMethod: '', Level: 0 }],
    ['vendor', { DisplayName: 'V', Notes: '', Organization: false, ContactName: '', OtherAddr: [], TaxIdentifier: '' }],
    ['invoice', { ...form, Deposit: 0, Balance: 0, PaymentRefNum: '', AllowIPNPayment: true, TxnStatus: '' }],
    ['estimate', { ...form, Balance: 0, TxnStatus: '', EstimateEx: {} }],
    ['creditmemo', { ...form, RemainingCredit: '', Balance: 0 }],
    ['salesreceipt', { ...form, PaymentRefNum: '', Balance: 0, AttachableRef: [] }],
    ['payment', { CustomerRef: party, TotalAmt: 5, DocNumber: '', PaymentRefNum: 0, TxnStatus: '', Line: [] }],
    ['item', { Name: 'I', Type: 'Service', IncomeAccountRef: { value: SEED.income }, AvgCost: 0, SpecialItem: false }],
    ['account', { Name: 'C', AccountType: 'Bank', BankNum: '', FIName: '' }],
    ['journalentry', { HomeTotalAmt: 0, Line: [side('Debit', SEED.checking), side('Credit', SEED.income)] }],
    [
      'billpayment',
      {
        VendorRef: { value: '1' },
        PayType: 'Check',
        CheckPayment: { BankAccountRef: { value: SEED.checking } },
        TotalAmt: 5,
        Line: [{ LineNum: 0, Description: '', Amount: 5, LinkedTxn: [{ TxnId: '1', TxnType: 'Bill', TxnLineId: 1 }] }],
      },
    ],
    ['term', { Name: 'T', Type: '', DueDays: 10, DayOfMonthDue: 0, DueNextMonthDays: 0, DiscountDayOfMonth: 0 }],
  ])('a %s is taken', (path, body) => {
    expect(company().post(path, body)).toHaveProperty('Id');
  });

  it('an amount beside a quantity and a price of 0 stands alone; beside either of them it is 6070', () => {
    const books = company();
    const [sold] = objectsAt(books.post('invoice', form), 'Line');
    expect(sold).toMatchObject({ Amount: 100 });
    expect(sold).not.toHaveProperty('LinkedTxn');
    expect(sold).not.toHaveProperty('CustomField');
    expect(sold?.['SalesItemLineDetail']).not.toHaveProperty('Qty');
    expect(sold?.['SalesItemLineDetail']).not.toHaveProperty('UnitPrice');
    for (const detail of [
      { Qty: 1, UnitPrice: 0 },
      { Qty: 0, UnitPrice: 5 },
    ]) {
      expect(books.fault('POST invoice', { ...form, Line: [line(detail)] })['code']).toBe('6070');
    }
  });

  it('what the books make nothing of is not given back, and cannot be asked for', () => {
    const books = company();
    expect(books.post('salesreceipt', { ...form, FOB: 'x' })).not.toHaveProperty('FOB');
    expect(books.fault('GET query', undefined, { query: "select * from SalesReceipt where FOB = 'x'" })).toMatchObject({
      code: '4001',
      Detail: "QueryValidationError: property 'FOB' is not queryable",
    });
  });

  it.each([
    ['customer', { DisplayName: 'B', TotalAmt: 1 }],
    ['invoice', { ...form, DisplayName: 'B' }],
    ['payment', { CustomerRef: party, TotalAmt: 5, FOB: '' }],
  ])('a property of another kind of entity on a %s stays 2010', (path, body) => {
    expect(company().fault(`POST ${path}`, body)['code']).toBe('2010');
  });
});
