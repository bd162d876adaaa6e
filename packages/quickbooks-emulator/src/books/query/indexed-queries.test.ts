import { describe, expect, it } from 'vitest';
import { generateBulk } from '../generate/generate-bulk.ts';
import { textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

describe('look-ups in large tables', () => {
  const books = new BooksClient();
  generateBulk(books.company, { customers: 2500, items: 0, invoices: 2200, payments: 0, seed: 3 });

  const ids = (statement: string) => books.rows('Customer', statement).map(row => row['Id']);

  it('find a record under its new value and no longer under the old one', () => {
    const customer = books.get('customer/77');
    const before = textAt(customer, 'CompanyName') ?? '';
    expect(ids(`select * from Customer where CompanyName = '${before.toUpperCase()}'`)).toEqual(['77']);
    books.post('customer', {
      Id: '77',
      SyncToken: textAt(customer, 'SyncToken') ?? '0',
      sparse: true,
      CompanyName: 'New & Co',
    });
    expect(ids(`select * from Customer where CompanyName = '${before}'`)).toEqual([]);
    expect(ids("select * from Customer where CompanyName in ('New & Co', 'nothing')")).toEqual(['77']);
  });

  it('find customers by e-mail address and invoices by customer and number', () => {
    const address = (books.get('customer/9')['PrimaryEmailAddr'] as { Address: string }).Address;
    expect(ids(`select * from Customer where PrimaryEmailAddr = '${address}'`)).toEqual(['9']);
    const [invoice] = books.rows('Invoice', "select * from Invoice where DocNumber = '1500'");
    expect(invoice).toMatchObject({ DocNumber: '1500' });
    const customer = textAt((invoice?.['CustomerRef'] ?? {}) as { value: string }, 'value') ?? '';
    const invoices = books.rows('Invoice', `select * from Invoice where CustomerRef = '${customer}' orderby Id`);
    expect(invoices.map(row => row['Id'])).toContain(invoice?.['Id']);
  });

  it('do not find what a refused write would have made', () => {
    expect(
      books.fault('POST customer', { DisplayName: 'X', CompanyName: 'Ghost', SalesTermRef: { value: '99' } })['code'],
    ).toBe('2500');
    expect(ids("select * from Customer where CompanyName = 'Ghost'")).toEqual([]);
  });
});
