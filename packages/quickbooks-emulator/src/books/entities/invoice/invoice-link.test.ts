import { describe, expect, it } from 'vitest';
import { textAt, type JsonObject } from '../../json.ts';
import { BooksClient } from '../../testing/books-client.ts';

const LINE = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
const ASKED = { query: { include: 'invoiceLink' } };

function invoiced(more: JsonObject) {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'A' });
  const invoice = books.post('invoice', { CustomerRef: { value: '1' }, Line: [LINE], ...more });
  return { books, path: `invoice/${textAt(invoice, 'Id') ?? ''}` };
}

describe('InvoiceLink', () => {
  const payable = { AllowOnlineCreditCardPayment: true, BillEmail: { Address: 'a@b.example' } };

  it('is there when asked for, with online payment and an e-mail address', () => {
    const { books, path } = invoiced(payable);
    expect(books.json(`GET ${path}`, undefined, ASKED)).toMatchObject({
      Invoice: { InvoiceLink: 'http://127.0.0.1:4010/app/invoice?txnId=1&companyId=9341450000000001' },
    });
    expect(books.json(`POST ${path}/send`, undefined, ASKED)['Invoice']).toHaveProperty('InvoiceLink');
    expect(books.get(path)).not.toHaveProperty('InvoiceLink');
  });

  it.each([
    ['online payment', { BillEmail: payable.BillEmail }],
    ['an e-mail address', { AllowOnlineACHPayment: true }],
  ])('is not there without %s', (...row) => {
    const { books, path } = invoiced(row[1]);
    expect(books.json(`GET ${path}`, undefined, ASKED)['Invoice']).not.toHaveProperty('InvoiceLink');
  });
});
