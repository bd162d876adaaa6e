import { describe, expect, it } from 'vitest';
import type { Change } from '../company.ts';
import { textAt } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { BooksClient } from '../testing/books-client.ts';
import { mergeNames } from './merge-names.ts';

function twoCustomers(): BooksClient {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'Kept' });
  books.post('customer', { DisplayName: 'Twin' });
  const line = { Amount: 50, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '2' } } };
  for (const value of ['1', '2', '2']) books.post('invoice', { CustomerRef: { value }, Line: [line] });
  return books;
}

describe('merging two names', () => {
  it('moves transactions and balance to the survivor, and the absorbed one is gone', () => {
    const books = twoCustomers();
    const changes: Change[] = [];
    books.company.onChange(change => changes.push(change));
    mergeNames(books.company, { entity: 'Customer', survivorId: '1', absorbedId: '2' });
    expect(books.get('customer/1')).toMatchObject({ Balance: 150, BalanceWithJobs: 150 });
    expect(books.fault('GET customer/2')['code']).toBe('610');
    expect(books.query("select count(*) from Invoice where CustomerRef = '1'")).toEqual({ totalCount: 3 });
    const [invoice] = books.rows('Invoice', 'select * from Invoice orderby Id desc maxresults 1');
    expect(invoice).toMatchObject({ CustomerRef: { value: '1', name: 'Kept' } });
    expect(changes.at(-1)).toMatchObject({ entity: 'Customer', id: '1', operation: 'Merge', deletedId: '2' });
    expect(ledgerOf(books.company).partyBalanceOf('Customer:1')).toBe(15_000n);
    expect(ledgerOf(books.company).partyBalanceOf('Customer:2')).toBe(0n);
  });

  it('frees the name, and the feed shows the absorbed one deleted', () => {
    const books = twoCustomers();
    mergeNames(books.company, { entity: 'Customer', survivorId: '1', absorbedId: '2' });
    const query = { entities: 'Customer', changedSince: '2026-03-02T00:00:00-08:00' };
    expect(JSON.stringify(books.json('GET cdc', undefined, { query }))).toContain('"status":"Deleted","Id":"2"');
    expect(books.post('vendor', { DisplayName: 'Twin' })['Id']).toBe('1');
  });

  it('moves items in the lines of transactions', () => {
    const books = twoCustomers();
    mergeNames(books.company, { entity: 'Item', survivorId: '1', absorbedId: '2' });
    const lines = JSON.stringify(books.rows('Invoice', 'select * from Invoice').map(row => row['Line']));
    expect(lines).toContain('"ItemRef":{"value":"1","name":"Services"}');
    expect(lines).not.toContain('"ItemRef":{"value":"2"');
  });

  it.each([
    ['itself', { entity: 'Customer', survivorId: '1', absorbedId: '1' }],
    ['a record that is not there', { entity: 'Customer', survivorId: '1', absorbedId: '9' }],
    ['transactions', { entity: 'Invoice', survivorId: '1', absorbedId: '2' }],
    ['accounts of different types', { entity: 'Account', survivorId: '35', absorbedId: '84' }],
  ])('refuses %s and changes nothing', (_name, order) => {
    const books = twoCustomers();
    const before = books.rows('Customer', 'select * from Customer').map(row => textAt(row, 'SyncToken'));
    expect(() => mergeNames(books.company, order)).toThrow();
    expect(books.rows('Customer', 'select * from Customer').map(row => textAt(row, 'SyncToken'))).toEqual(before);
  });
});
