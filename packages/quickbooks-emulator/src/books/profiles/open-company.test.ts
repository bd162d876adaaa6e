import { describe, expect, it } from 'vitest';
import { objectAt, textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';
import { countryCodes } from './countries.ts';

describe('a company on its first day', () => {
  it('has a chart of accounts, terms, payment methods, taxes and preferences', () => {
    const books = new BooksClient();
    const name = (path: string) => textAt(books.get(path), 'Name');
    expect([
      name('account/84'),
      name('account/4'),
      name('term/3'),
      name('paymentmethod/2'),
      name('taxcode/2'),
      name('taxrate/3'),
    ]).toEqual(['Accounts Receivable (A/R)', 'Undeposited Funds', 'Net 30', 'Check', 'California', 'California']);
    expect(objectAt(books.get('preferences'), 'TaxPrefs')).toEqual({
      UsingSalesTax: true,
      TaxGroupCodeRef: { value: '2' },
    });
  });

  it('with automated sales tax has the pseudo codes only, and says so', () => {
    const books = new BooksClient({ taxModel: 'us-automated' });
    expect(books.rows('TaxCode', 'select * from TaxCode').map(row => row['Id'])).toEqual(['NON', 'TAX']);
    expect(objectAt(books.get('preferences'), 'TaxPrefs')).toMatchObject({ PartnerTaxEnabled: true });
  });

  it.each([
    ['CA', 'CAD', 'HST ON', 'Cheque'],
    ['GB', 'GBP', '20.0% S', 'Cheque'],
    ['IE', 'EUR', '23.0% S', 'Cheque'],
    ['AU', 'AUD', 'GST', 'Cheque'],
    ['ZA', 'ZAR', '15.0% S', 'Cheque'],
    ['FR', 'EUR', 'TVA 20%', 'Cheque'],
    ['NO', 'NOK', 'MVA 25%', 'Cheque'],
    ['XX', 'USD', 'Standard 10%', 'Cheque'],
  ])('in %s keeps %s and has its tax codes', (...[country, currency, code, check]) => {
    const books = new BooksClient({ country });
    expect(books.get('companyinfo/9341450000000001')).toMatchObject({ Country: country });
    expect(books.post('customer', { DisplayName: 'A' })['CurrencyRef']).toMatchObject({ value: currency });
    expect(books.rows('TaxCode', `select * from TaxCode where Name = '${code}'`)).toHaveLength(1);
    expect(books.rows('PaymentMethod', `select * from PaymentMethod where Name = '${check}'`)).toHaveLength(1);
  });

  it.each(countryCodes().map(country => [country]))(
    'everything it has in %s can be read and posted back unchanged',
    country => {
      const books = new BooksClient({ country });
      for (const [entity, path] of [
        ['Account', 'account'],
        ['Term', 'term'],
        ['PaymentMethod', 'paymentmethod'],
        ['Item', 'item'],
        ['CompanyInfo', 'companyinfo'],
      ] as const) {
        for (const row of books.rows(entity, `select * from ${entity} maxresults 1000`))
          expect(books.post(path, row)).toEqual(row);
      }
    },
  );

  it('the edition is told by OfferingSku', () => {
    const info = new BooksClient({ edition: 'simple-start' }).get('companyinfo/9341450000000001');
    expect(JSON.stringify(info['NameValue'])).toContain('"QuickBooks Online Simple Start"');
  });
});
