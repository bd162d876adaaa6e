import { describe, expect, it } from 'vitest';
import { textAt } from './json.ts';
import { BooksClient } from './testing/books-client.ts';

describe('envelopes', () => {
  it('a created record comes back in its envelope, with Pacific times, seconds in MetaData and milliseconds outside', () => {
    const books = new BooksClient();
    expect(books.json('POST customer', { DisplayName: 'Harbor Cafe' })).toMatchObject({
      Customer: {
        Id: '1',
        SyncToken: '0',
        domain: 'QBO',
        sparse: false,
        DisplayName: 'Harbor Cafe',
        MetaData: { CreateTime: '2026-03-02T09:14:41-08:00', LastUpdatedTime: '2026-03-02T09:14:41-08:00' },
      },
      time: '2026-03-02T09:14:41.322-08:00',
    });
  });

  it('in summer the offset is -07:00', () => {
    const books = new BooksClient();
    books.nowMs = Date.parse('2026-07-01T12:00:00Z');
    expect(books.json('GET companyinfo/9341450000000001')['time']).toBe('2026-07-01T05:00:00.000-07:00');
  });

  it('CompanyInfo is read under the realm id and has Id 1', () => {
    expect(new BooksClient().get('companyinfo/9341450000000001')).toMatchObject({ Id: '1', Country: 'US' });
  });
});

describe('refusals', () => {
  const books = new BooksClient();
  it.each([
    ['an unknown path is 404', 'GET', 'nothing/1', 404, '10000'],
    ['a verb other than GET and POST is 405', 'PATCH', 'customer', 405, '10000'],
    ['a path of the real service that is not emulated is 501', 'GET', 'timeactivity/1', 501, '501'],
    ['a body that is no JSON is 2010', 'POST', 'customer', 400, '2010', '{bad'],
    ['a body wrapped in its entity name is 2010', 'POST', 'customer', 400, '2010', { Customer: { DisplayName: 'A' } }],
    ['a reference sent as text is 2010', 'POST', 'customer', 400, '2010', { DisplayName: 'A', SalesTermRef: '3' }],
    ['a word outside the enumeration is 2010', 'POST', 'item', 400, '2010', { Name: 'A', Type: 'Bundle' }],
    ['an unknown id is 400 with 610', 'GET', 'customer/999', 400, '610'],
    ['an id that is no number is 2030', 'GET', 'customer/abc', 400, '2030'],
    ['no name at all is 6080', 'POST', 'customer', 400, '6080', { Notes: 'x' }],
    ['a missing parameter is 2020', 'POST', 'item', 400, '2020', { Type: 'Service' }],
    ['a name with a colon is 2040', 'POST', 'customer', 400, '2040', { DisplayName: 'A:B' }],
    ['a text beyond its limit is 2050', 'POST', 'customer', 400, '2050', { DisplayName: 'A', Suffix: 'x'.repeat(17) }],
    [
      'an e-mail address without @ is 2210',
      'POST',
      'customer',
      400,
      '2210',
      { DisplayName: 'A', PrimaryEmailAddr: { Address: 'nobody' } },
    ],
    ['an unknown operation is 500', 'POST', 'customer?operation=explode', 400, '500', { Id: '1', SyncToken: '0' }],
    [
      'a list record cannot be deleted: 500',
      'POST',
      'customer?operation=delete',
      400,
      '500',
      { Id: '1', SyncToken: '0' },
    ],
    [
      'an unknown reference is 2500',
      'POST',
      'customer',
      400,
      '2500',
      { DisplayName: 'A', SalesTermRef: { value: '99' } },
    ],
  ] as const)('%s', (...row) => {
    const [, method, path, status, code, body] = row as readonly unknown[] as readonly [
      string,
      string,
      string,
      number,
      string,
      unknown,
    ];
    const [place = '', search = ''] = path.split('?');
    const query = Object.fromEntries(new URLSearchParams(search));
    expect(books.call(`${method} ${place}`, body, { query })).toMatchObject({ status, faulted: true, metered: 0 });
    expect(books.fault(`${method} ${place}`, body, query)['code']).toBe(code);
  });

  it('bytes that are not UTF-8 are fault 500', () => {
    const bytes = Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    expect(books.fault('POST customer', bytes)).toMatchObject({ code: '500', Message: 'Unsupported Operation' });
  });

  it('2020 says which parameter, in the words of the real service', () => {
    expect(books.json('POST item', { Type: 'Service' })['Fault']).toEqual({
      Error: [
        {
          Message: 'Required param missing, need to supply the required value for the API',
          Detail: 'Required parameter Name is missing in the request',
          code: '2020',
          element: 'Name',
        },
      ],
      type: 'ValidationFault',
    });
  });

  it('a company whose subscription ended refuses writes with 6190 and still answers reads', () => {
    const ended = new BooksClient();
    ended.company.readOnly = true;
    expect(ended.fault('POST customer', { DisplayName: 'A' })['code']).toBe('6190');
    expect(ended.rows('Term', 'select * from Term')).toHaveLength(5);
  });
});

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
});

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
