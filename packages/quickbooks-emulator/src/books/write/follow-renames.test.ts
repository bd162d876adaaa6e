import { describe, expect, it } from 'vitest';
import { textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

describe('renamed records', () => {
  const setUp = () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Before' });
    books.post('item', { Name: 'Parts', Type: 'Category' });
    books.post('item', {
      Name: 'Bolt',
      Type: 'NonInventory',
      IncomeAccountRef: { value: '79' },
      ParentRef: { value: '3' },
    });
    const line = { Amount: 5, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '4' } } };
    const invoice = books.post('invoice', { CustomerRef: { value: '1' }, Line: [line] });
    return { books, id: textAt(invoice, 'Id') ?? '' };
  };

  it('show their new name in the records that name them, which keep their SyncToken', () => {
    const { books, id } = setUp();
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'After' });
    expect(books.get(`invoice/${id}`)).toMatchObject({ CustomerRef: { value: '1', name: 'After' }, SyncToken: '0' });
  });

  it('show it in lines as well, and through a renamed category', () => {
    const { books, id } = setUp();
    books.post('item', { Id: '3', SyncToken: '0', sparse: true, Name: 'Spares' });
    const [invoice] = books.rows('Invoice', `select * from Invoice where Id = '${id}'`);
    expect(JSON.stringify(invoice)).toContain('"ItemRef":{"value":"4","name":"Spares:Bolt"}');
  });

  it('made inactive show the "(deleted)" name (entities.md §3.2)', () => {
    const { books, id } = setUp();
    books.post('item', { Id: '4', SyncToken: '0', sparse: true, Active: false });
    expect(JSON.stringify(books.get(`invoice/${id}`))).toContain('"name":"Parts:Bolt (deleted)"');
  });
});
