import { describe, expect, it } from 'vitest';
import { BooksClient } from '../testing/books-client.ts';

describe('currencies (entities.md §0.1)', () => {
  const multi = { preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } } } };

  it('rule 28: without multi-currency any CurrencyRef on a new name is 6000, yet answers show the home currency', () => {
    const books = new BooksClient();
    for (const value of ['EUR', 'USD']) {
      expect(books.fault('POST customer', { DisplayName: 'A', CurrencyRef: { value } })['Detail']).toBe(
        'Business Validation Error: Multi Currency should be enabled to perform this operation',
      );
    }
    expect(books.post('customer', { DisplayName: 'A' })['CurrencyRef']).toEqual({
      value: 'USD',
      name: 'United States Dollar',
    });
  });

  it('rule 29: the currency of a name never changes', () => {
    const books = new BooksClient(multi);
    expect(books.post('customer', { DisplayName: 'A', CurrencyRef: { value: 'EUR' } })['CurrencyRef']).toEqual({
      value: 'EUR',
      name: 'Euro',
    });
    expect(books.rows('CompanyCurrency', 'select * from CompanyCurrency')).toMatchObject([
      { Code: 'EUR', Name: 'Euro' },
    ]);
    expect(
      books.fault('POST customer', { Id: '1', SyncToken: '0', sparse: true, CurrencyRef: { value: 'GBP' } })['code'],
    ).toBe('6000');
    expect(books.post('customer', { Id: '1', SyncToken: '0', DisplayName: 'B' })['CurrencyRef']).toEqual({
      value: 'EUR',
      name: 'Euro',
    });
  });

  it('rates are set and read by day', () => {
    const books = new BooksClient(multi);
    books.post('exchangerate', { SourceCurrencyCode: 'EUR', Rate: 1.25, AsOfDate: '2026-03-01' });
    const rate = (asofdate: string) =>
      books.json('GET exchangerate', undefined, { query: { sourcecurrencycode: 'EUR', asofdate } })['ExchangeRate'];
    expect(rate('2026-03-02')).toMatchObject({ SourceCurrencyCode: 'EUR', TargetCurrencyCode: 'USD', Rate: 1.25 });
    expect(rate('2026-02-28')).toMatchObject({ Rate: 1.17 });
  });
});
