import { describe, expect, it } from 'vitest';
import { BooksClient } from '../testing/books-client.ts';

describe('rules of updates (entities.md §0.1)', () => {
  const full = { DisplayName: 'Harbor', GivenName: 'Mara', Notes: 'Gate', BillAddr: { Line1: '14 Quay Road' } };

  it('rule 17: a sparse update keeps what it does not name', () => {
    const books = new BooksClient();
    books.post('customer', full);
    expect(books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'Bell' })).toMatchObject({
      ...full,
      Notes: 'Bell',
      SyncToken: '1',
    });
  });

  it('rule 18: a full update clears what it does not name, but names and balances stay', () => {
    const books = new BooksClient();
    books.post('customer', full);
    const updated = books.post('customer', { Id: '1', SyncToken: '0', FamilyName: 'Lindqvist' });
    expect(updated).toMatchObject({ DisplayName: 'Harbor', FamilyName: 'Lindqvist', Balance: 0, Active: true });
    expect(updated).not.toHaveProperty('Notes');
    expect(updated).not.toHaveProperty('GivenName');
    expect(updated).not.toHaveProperty('BillAddr');
  });

  it('rule 19: an update that changes nothing keeps SyncToken and LastUpdatedTime', () => {
    const books = new BooksClient();
    const before = books.post('customer', full);
    books.nowMs += 5000;
    expect(books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'Gate' })).toEqual(before);
    expect(books.post('customer', before)).toEqual(before);
  });

  it('a stale SyncToken is 5010 and names who was faster; a missing one is 2020', () => {
    const books = new BooksClient();
    books.post('customer', full);
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'Bell' });
    expect(books.fault('POST customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'Knock' })).toMatchObject({
      code: '5010',
      Detail:
        'Stale Object Error : You and API API were working on this at the same time. API API finished before you did, so your work was not saved.',
    });
    expect(books.fault('POST customer', { Id: '1', sparse: true })).toMatchObject({
      code: '2020',
      element: 'SyncToken',
    });
  });

  it('an empty text clears its field', () => {
    const books = new BooksClient();
    books.post('customer', full);
    expect(books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: '' })).not.toHaveProperty('Notes');
  });

  it('an address keeps its id on a list record, whatever changes in it', () => {
    const books = new BooksClient();
    const before = books.post('customer', full)['BillAddr'] as { Id: string };
    const after = books.post('customer', {
      Id: '1',
      SyncToken: '0',
      sparse: true,
      BillAddr: { Line1: '15 Quay Road' },
    });
    expect(after['BillAddr']).toEqual({ Id: before.Id, Line1: '15 Quay Road' });
  });

  it('a refused write leaves nothing behind, not even a used id', () => {
    const books = new BooksClient();
    expect(books.fault('POST item', { Name: 'A', Type: 'Service' })['code']).toBe('2020');
    expect(books.post('item', { Name: 'A', Type: 'Service', IncomeAccountRef: { value: '1' } })['Id']).toBe('3');
  });

  it('6220: a customer with an open balance is not made inactive', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Owes', Balance: 120, OpenBalanceDate: '2026-02-01' });
    expect(books.get('customer/1')).toMatchObject({ Balance: 120, BalanceWithJobs: 120 });
    expect(books.fault('POST customer', { Id: '1', SyncToken: '0', sparse: true, Active: false })['code']).toBe('6220');
  });

  it('6130: a job with invoices is billed on as before', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Group' });
    books.post('customer', { DisplayName: 'Site', Job: true, ParentRef: { value: '1' } });
    const change = (SyncToken: string, BillWithParent: boolean) => ({
      Id: '2',
      SyncToken,
      sparse: true,
      BillWithParent,
    });
    books.post('customer', change('0', true));
    const line = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    books.post('invoice', { CustomerRef: { value: '2' }, Line: [line] });
    expect(books.fault('POST customer', change('1', false))['code']).toBe('6130');
  });
});
