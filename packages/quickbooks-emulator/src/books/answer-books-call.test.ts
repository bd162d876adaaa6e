import { describe, expect, it } from 'vitest';
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
