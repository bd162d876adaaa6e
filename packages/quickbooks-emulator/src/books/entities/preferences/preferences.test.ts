import { describe, expect, it } from 'vitest';
import { objectAt } from '../../json.ts';
import { recordOf } from '../../store/snapshot.ts';
import { updateEntity } from '../../write/update-entity.ts';
import { getDefinition } from '../registry.ts';
import { BooksClient } from '../../testing/books-client.ts';

describe('preferences', () => {
  it('are read as a record or by query, and what was read can be posted back', () => {
    const books = new BooksClient();
    const read = books.get('preferences');
    expect(books.rows('Preferences', 'select * from Preferences')).toEqual([read]);
    expect(books.post('preferences', read)).toEqual(read);
  });

  it('a group that is sent changes only the settings it names', () => {
    const books = new BooksClient();
    const changed = books.post('preferences', {
      Id: '1',
      SyncToken: '0',
      sparse: true,
      SalesFormsPrefs: { CustomTxnNumbers: true },
    });
    expect(changed['SalesFormsPrefs']).toMatchObject({
      CustomTxnNumbers: true,
      AllowDiscount: true,
      DefaultTerms: { value: '3' },
    });
  });

  it('multi-currency is switched on by a person, not through the API', () => {
    const books = new BooksClient();
    const change = { Id: '1', SyncToken: '0', sparse: true, CurrencyPrefs: { MultiCurrencyEnabled: true } };
    expect(objectAt(books.post('preferences', change), 'CurrencyPrefs')).toMatchObject({ MultiCurrencyEnabled: false });
    const options = { actor: { userName: 'Craig Carlson' }, include: new Set<string>() };
    const definition = getDefinition('Preferences');
    const saved = recordOf(updateEntity(books.company, definition, { body: change, options }));
    expect(objectAt(saved, 'CurrencyPrefs')).toEqual({ MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } });
    const off = {
      ...change,
      SyncToken: '1',
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'EUR' } },
    };
    expect(recordOf(updateEntity(books.company, definition, { body: off, options }))).toEqual(saved);
  });

  it('a closing date sent empty opens the books again', () => {
    const books = new BooksClient();
    const change = (SyncToken: string, BookCloseDate: string) =>
      books.post('preferences', { Id: '1', SyncToken, sparse: true, AccountingInfoPrefs: { BookCloseDate } })[
        'AccountingInfoPrefs'
      ];
    expect(change('0', '2026-01-31')).toMatchObject({ BookCloseDate: '2026-01-31', TrackDepartments: false });
    expect(change('1', '')).not.toHaveProperty('BookCloseDate');
  });
});
