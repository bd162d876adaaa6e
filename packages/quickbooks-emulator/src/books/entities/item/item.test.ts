import { describe, expect, it } from 'vitest';
import { BooksClient } from '../../testing/books-client.ts';

const SERVICE = { Name: 'Tune-up', Type: 'Service', IncomeAccountRef: { value: '1' } };
const STOCKED = {
  Name: 'Brake pads',
  Type: 'Inventory',
  TrackQtyOnHand: true,
  QtyOnHand: 10,
  InvStartDate: '2026-01-01',
  PurchaseCost: 2.5,
  IncomeAccountRef: { value: '79' },
  ExpenseAccountRef: { value: '80' },
  AssetAccountRef: { value: '81' },
};

describe('items', () => {
  it('come back with the defaults of recorded answers', () => {
    const created = new BooksClient().post('item', SERVICE);
    expect(created).toMatchObject({
      FullyQualifiedName: 'Tune-up',
      Taxable: false,
      UnitPrice: 0,
      PurchaseCost: 0,
      Active: true,
      TrackQtyOnHand: false,
      IncomeAccountRef: { value: '1', name: 'Services' },
    });
    expect(created).not.toHaveProperty('SubItem');
  });

  it('opening stock stands in the books at its cost', () => {
    const books = new BooksClient();
    books.post('item', STOCKED);
    expect(books.get('account/81')).toMatchObject({ CurrentBalance: 25 });
    expect(books.get('account/34')).toMatchObject({ CurrentBalance: -25 });
  });

  it('a quantity changes only with the date of its adjustment; the first date stays', () => {
    const books = new BooksClient();
    books.post('item', STOCKED);
    const change = { Id: '3', SyncToken: '0', sparse: true, QtyOnHand: 4 };
    expect(books.fault('POST item', change)['code']).toBe('6000');
    expect(books.post('item', { ...change, InvStartDate: '2026-02-01' })).toMatchObject({
      QtyOnHand: 4,
      InvStartDate: '2026-01-01',
    });
    expect(books.get('account/81')).toMatchObject({ CurrentBalance: 10 });
  });

  it('a category holds items, and its name leads theirs', () => {
    const books = new BooksClient();
    expect(books.post('item', { Name: 'Parts', Type: 'Category' })).not.toHaveProperty('UnitPrice');
    expect(books.post('item', { ...SERVICE, ParentRef: { value: '3' }, SubItem: true })).toMatchObject({
      FullyQualifiedName: 'Parts:Tune-up',
      SubItem: true,
      Level: 1,
      ParentRef: { value: '3', name: 'Parts' },
    });
    expect(books.fault('POST item', { ...SERVICE, Name: 'X', ParentRef: { value: '1' } })['code']).toBe('6000');
  });

  it('names are unique within a category, not over all of them; the fault names the holder', () => {
    const books = new BooksClient();
    books.post('item', { Name: 'Parts', Type: 'Category' });
    books.post('item', SERVICE);
    expect(books.post('item', { ...SERVICE, ParentRef: { value: '3' } })['Id']).toBe('5');
    expect(books.fault('POST item', { ...SERVICE, Name: 'tune-UP' })['Detail']).toBe(
      'The name supplied already exists. : Id=4',
    );
  });

  it.each([
    ['a bundle, which the API cannot make', { ...SERVICE, Type: 'Group' }, '500'],
    ['an income account of another type', { ...SERVICE, IncomeAccountRef: { value: '35' } }, '6430'],
    ['no account at all', { Name: 'A', Type: 'Service' }, '2020'],
    ['stock without a quantity', { ...STOCKED, QtyOnHand: undefined }, '2020'],
    ['stock without a first day', { ...STOCKED, InvStartDate: undefined }, '2020'],
    ['stock in an account that holds none', { ...STOCKED, AssetAccountRef: { value: '35' } }, '6430'],
    ['no type', { Name: 'A', IncomeAccountRef: { value: '1' } }, '2020'],
  ])('refuses %s', (_name, body, code) => {
    expect(new BooksClient().fault('POST item', body)['code']).toBe(code);
  });

  it('stock is a matter of Plus and Advanced: 5020 below', () => {
    expect(new BooksClient({ edition: 'essentials' }).fault('POST item', STOCKED)['code']).toBe('5020');
    expect(new BooksClient({ edition: 'simple-start' }).fault('POST class', { Name: 'North' })['code']).toBe('5020');
  });

  it('an inventory item stays one, and a category is not made inactive', () => {
    const books = new BooksClient();
    books.post('item', STOCKED);
    expect(books.fault('POST item', { Id: '3', SyncToken: '0', sparse: true, Type: 'Service' })['code']).toBe('6000');
    books.post('item', { Name: 'Parts', Type: 'Category' });
    expect(books.fault('POST item', { Id: '4', SyncToken: '0', sparse: true, Active: false })['code']).toBe('500');
  });
});
