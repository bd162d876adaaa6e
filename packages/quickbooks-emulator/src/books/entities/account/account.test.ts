import { describe, expect, it } from 'vitest';
import { BooksClient } from '../../testing/books-client.ts';

describe('accounts', () => {
  it.each([
    [{ AccountType: 'Bank' }, { AccountType: 'Bank', AccountSubType: 'CashOnHand', Classification: 'Asset' }],
    [{ AccountSubType: 'Savings' }, { AccountType: 'Bank', AccountSubType: 'Savings', Classification: 'Asset' }],
    [{ AccountSubType: 'GlobalTaxPayable' }, { AccountType: 'Other Current Liability', Classification: 'Liability' }],
  ])('of type and subtype one gives the other: %o', (sent, expected) => {
    expect(new BooksClient().post('account', { Name: 'New', ...sent })).toMatchObject({
      ...expected,
      SubAccount: false,
    });
  });

  it.each([
    ['neither type nor subtype', { Name: 'A' }, '6010'],
    ['a subtype of another type', { Name: 'A', AccountType: 'Bank', AccountSubType: 'Inventory' }, '2170'],
    ['a subtype that does not exist', { Name: 'A', AccountSubType: 'Piggybank' }, '2170'],
    ['a colon in the name', { Name: 'A:B', AccountType: 'Bank' }, '2040'],
    ['a double quote in the name', { Name: 'A"B', AccountType: 'Bank' }, '2040'],
    ['a name in use', { Name: 'checking', AccountType: 'Bank' }, '6240'],
    ['a number too long for the country', { Name: 'A', AccountType: 'Bank', AcctNum: '12345678' }, '2050'],
    ['a parent of another type', { Name: 'A', AccountType: 'Bank', ParentRef: { value: '84' } }, '6430'],
  ])('refuses %s', (_name, body, code) => {
    expect(new BooksClient().fault('POST account', body)['code']).toBe(code);
  });

  it('a sub-account has its own name space and counts in its parent', () => {
    const books = new BooksClient();
    expect(books.post('account', { Name: 'Checking', AccountType: 'Bank', ParentRef: { value: '35' } })).toMatchObject({
      FullyQualifiedName: 'Checking:Checking',
      SubAccount: true,
    });
  });

  it('an account may be made inactive with a balance, which then reads zero', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const line = { Amount: 50, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    books.post('salesreceipt', { CustomerRef: { value: '1' }, DepositToAccountRef: { value: '36' }, Line: [line] });
    expect(books.get('account/36')).toMatchObject({ CurrentBalance: 50 });
    expect(books.post('account', { Id: '36', SyncToken: '0', sparse: true, Active: false })).toMatchObject({
      Name: 'Savings (deleted)',
      CurrentBalance: 0,
    });
  });

  it('income accounts read zero whatever was earned', () => {
    const books = new BooksClient({ sample: true });
    expect(books.get('account/79')).toMatchObject({ CurrentBalance: 0 });
  });
});
