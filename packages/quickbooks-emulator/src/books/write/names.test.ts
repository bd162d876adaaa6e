import { describe, expect, it } from 'vitest';
import { textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

describe('rules of names (entities.md §0.1)', () => {
  it('rule 9: DisplayName is unique over customers, vendors and employees, whatever its case', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Harbor Cafe' });
    for (const path of ['customer', 'vendor', 'employee']) {
      expect(books.fault(`POST ${path}`, { DisplayName: 'HARBOR cafe ' })).toEqual({
        Message: 'Duplicate Name Exists Error',
        Detail:
          'The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.',
        code: '6240',
        element: '',
      });
    }
  });

  it('rule 9: a customer renamed to the name of another customer is told so in its own words', () => {
    const books = new BooksClient();
    for (const DisplayName of ['Spec test', 'Spec test 2']) books.post('customer', { DisplayName });
    books.post('vendor', { DisplayName: 'Vendor' });
    const rename = (DisplayName: string) =>
      textAt(books.fault('POST customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName }), 'Detail');
    expect(rename('Spec test 2')).toBe(
      'The name supplied already exists. : Another customer is already using this name.  Please use a different name.',
    );
    expect(rename('Vendor')).toContain('Another customer, vendor or employee');
  });

  it('rule 10: deactivating renames to "(deleted)", the next to "(deleted-1)", and frees the name', () => {
    const books = new BooksClient();
    const deactivate = (id: string) => books.post('customer', { Id: id, SyncToken: '0', sparse: true, Active: false });
    for (const suffix of [' (deleted)', ' (deleted-1)', ' (deleted-2)']) {
      const { Id } = books.post('customer', { DisplayName: 'Thrifty Meats' });
      expect(deactivate(textAt({ Id }, 'Id') ?? '')).toMatchObject({
        Active: false,
        DisplayName: `Thrifty Meats${suffix}`,
        FullyQualifiedName: `Thrifty Meats${suffix}`,
        PrintOnCheckName: 'Thrifty Meats',
      });
    }
  });

  it('rule 9: an inactive record still holds its "(deleted)" name', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Old' });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    expect(books.fault('POST vendor', { DisplayName: 'Old (deleted)' })['code']).toBe('6240');
  });

  it('an inactive record can only be made active again, under a clean name', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Old' });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    const change = { Id: '1', SyncToken: '1', sparse: true };
    expect(books.fault('POST customer', { ...change, Notes: 'x' })['code']).toBe('6000');
    books.post('customer', { DisplayName: 'Old' });
    expect(books.fault('POST customer', { ...change, Active: true, DisplayName: 'Old' })['code']).toBe('6240');
    expect(books.post('customer', { ...change, Active: true, DisplayName: 'New' })).toMatchObject({
      Active: true,
      DisplayName: 'New',
    });
  });

  it('rule 12: queries leave out inactive records unless Active is named', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    books.post('customer', { DisplayName: 'B' });
    books.post('customer', { Id: '2', SyncToken: '0', sparse: true, Active: false });
    const ids = (where: string) => books.rows('Customer', `select * from Customer ${where}`).map(row => row['Id']);
    expect(ids('')).toEqual(['1']);
    expect(ids('where Active in (true, false)')).toEqual(['1', '2']);
    expect(ids('where Active = false')).toEqual(['2']);
    expect(ids("where Id = '2'")).toEqual([]);
  });

  it('rule 13: an inactive reference is 610, an unknown one 2500', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Parent' });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    expect(books.fault('POST customer', { DisplayName: 'A', ParentRef: { value: '1' } })['code']).toBe('610');
    expect(books.fault('POST customer', { DisplayName: 'A', ParentRef: { value: '7' } })).toMatchObject({
      code: '2500',
      Detail: 'Invalid Reference Id : Names element id 7 not found',
    });
  });

  it('DisplayName is put together from the parts of a name', () => {
    const books = new BooksClient();
    expect(
      books.post('customer', { Title: 'Ms', GivenName: 'Mara', FamilyName: 'Lindqvist', CompanyName: 'Quay' }),
    ).toMatchObject({
      DisplayName: 'Ms Mara Lindqvist',
      PrintOnCheckName: 'Quay',
    });
  });

  it('a renamed parent renames the paths below it', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'Group' });
    books.post('customer', { DisplayName: 'Site', ParentRef: { value: '1' }, Job: true });
    books.post('customer', { DisplayName: 'Job', ParentRef: { value: '2' }, Job: true });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'Holding' });
    expect(books.get('customer/3')).toMatchObject({ FullyQualifiedName: 'Holding:Site:Job', Level: 2, SyncToken: '0' });
  });

  it('the sixth level is refused, and so is a circle', () => {
    const books = new BooksClient();
    for (let level = 0; level < 5; level += 1) {
      books.post('customer', {
        DisplayName: `L${level}`,
        ...(level === 0 ? {} : { ParentRef: { value: String(level) } }),
      });
    }
    expect(books.fault('POST customer', { DisplayName: 'L5', ParentRef: { value: '5' } })['code']).toBe('6180');
    expect(
      books.fault('POST customer', { Id: '1', SyncToken: '0', sparse: true, Job: true, ParentRef: { value: '3' } })[
        'code'
      ],
    ).toBe('900');
    expect(books.fault('POST customer', { DisplayName: 'X', Job: true })['code']).toBe('6150');
  });
});
