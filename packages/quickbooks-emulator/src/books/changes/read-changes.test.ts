import { describe, expect, it } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

function changes(books: BooksClient, entities: string, changedSince: string): readonly JsonObject[] {
  const answer = books.json('GET cdc', undefined, { query: { entities, changedSince } });
  return objectsAt(objectsAt(answer, 'CDCResponse')[0] ?? {}, 'QueryResponse');
}

const SINCE = '2026-03-02T00:00:00-08:00';

describe('the change feed', () => {
  it('answers one QueryResponse per entity in the order asked for, empty ones too', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const [terms, vendors, customers] = changes(books, 'Term,Vendor,Customer', '2026-03-02T17:14:41Z');
    expect(objectsAt(terms ?? {}, 'Term')).toHaveLength(5);
    expect(vendors).toEqual({});
    expect(customers).toMatchObject({ Customer: [{ Id: '1' }], startPosition: 1, maxResults: 1, totalCount: 1 });
  });

  it('shows an inactive name as an update with its "(deleted)" name, not as a tombstone', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    expect(changes(books, 'Customer', SINCE)).toMatchObject([
      { Customer: [{ Active: false, DisplayName: 'A (deleted)' }] },
    ]);
  });

  it('shows a deleted transaction as a tombstone with id and time alone', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const line = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    const invoice = books.post('invoice', { CustomerRef: { value: '1' }, Line: [line] });
    books.nowMs += 60_000;
    expect(books.post('invoice', { Id: invoice['Id'], SyncToken: '0' }, { operation: 'delete' })).toEqual({
      status: 'Deleted',
      domain: 'QBO',
      Id: invoice['Id'],
    });
    expect(books.fault(`GET invoice/${textAt(invoice, 'Id') ?? ''}`)['code']).toBe('610');
    expect(changes(books, 'Invoice', SINCE)).toEqual([
      {
        Invoice: [
          {
            domain: 'QBO',
            status: 'Deleted',
            Id: invoice['Id'],
            MetaData: { LastUpdatedTime: '2026-03-02T09:15:41-08:00' },
          },
        ],
        maxResults: 1,
        totalCount: 1,
      },
    ]);
  });

  it('holds at most 1000 objects over all entities', () => {
    const books = new BooksClient();
    for (let number = 0; number < 600; number += 1) {
      books.post('customer', { DisplayName: `C${number}` });
      books.post('vendor', { DisplayName: `V${number}` });
    }
    const [customers, vendors] = changes(books, 'Customer,Vendor', SINCE);
    expect([customers?.['maxResults'], vendors?.['maxResults']]).toEqual([600, 400]);
  });

  it('includes the second of changedSince', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    expect(changes(books, 'Customer', '2026-03-02T09:14:41-08:00')[0]).toMatchObject({ maxResults: 1 });
    expect(changes(books, 'Customer', '2026-03-02T09:14:42-08:00')[0]).toEqual({});
  });

  it.each([
    ['more than 30 days back', { entities: 'Customer', changedSince: '2026-01-01' }, '4002'],
    ['an entity without a feed', { entities: 'TaxCode', changedSince: SINCE }, '2170'],
    ['no entities', { entities: '', changedSince: SINCE }, '2020'],
    ['no time', { entities: 'Customer' }, '2020'],
    ['a time that is none', { entities: 'Customer', changedSince: 'yesterday' }, '2070'],
  ])('refuses %s', (_name, query, code) => {
    expect(new BooksClient().fault('GET cdc', undefined, query as Record<string, string>)['code']).toBe(code);
  });
});
