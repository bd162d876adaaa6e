import { describe, expect, it } from 'vitest';
import { objectAt, textAt } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';

function withCustomers(names: readonly string[]): BooksClient {
  const books = new BooksClient();
  for (const DisplayName of names) {
    books.post('customer', { DisplayName });
    books.nowMs += 60_000;
  }
  return books;
}

const names = (books: BooksClient, rest: string) =>
  books.rows('Customer', `select * from Customer ${rest}`).map(row => row['DisplayName']);

describe('what a statement selects', () => {
  const books = withCustomers(["Amy's Birds", 'beta', 'Alpha', 'Gamma & Sons', 'Delta']);

  it.each(['CreateTime', 'LastUpdatedTime'])('%s compares by the second that records show', name => {
    const shown = textAt(objectAt(books.get('customer/2'), 'MetaData') ?? {}, name) ?? '';
    for (const operator of ['=', '<=', '>=']) {
      expect(names(books, `where MetaData.${name} ${operator} '${shown}'`)).toContain('beta');
    }
    expect(names(books, `where MetaData.${name} > '${shown}'`)).not.toContain('beta');
  });

  it.each([
    ['the default order is by name without case', '', ['Alpha', "Amy's Birds", 'beta', 'Delta', 'Gamma & Sons']],
    ['an apostrophe is escaped with a backslash', "where DisplayName = 'Amy\\'s Birds'", ["Amy's Birds"]],
    [
      'keywords go in any case, ORDER BY in two words',
      "WHERE Id IN ('1','3') ORDER BY Id DESC",
      ['Alpha', "Amy's Birds"],
    ],
    ['ids compare as numbers', "where Id > '3' orderby Id", ['Gamma & Sons', 'Delta']],
    [
      'LIKE knows only the percent sign',
      "where DisplayName like '%a%' orderby Id maxresults 2",
      ["Amy's Birds", 'beta'],
    ],
    ['LIKE at the end', "where DisplayName like '%sons'", ['Gamma & Sons']],
    ['the window begins at 1', 'orderby Id startposition 2 maxresults 2', ['beta', 'Alpha']],
    ['conditions are joined by AND', "where Active = true and DisplayName = 'beta'", ['beta']],
    ['a blank in quotes asks for what is absent', "where CompanyName = ' ' maxresults 1", ['Alpha']],
    ['bare and quoted numbers are the same', "where Balance = '0' and Balance < 1 maxresults 1", ['Alpha']],
    [
      'instants compare across offsets',
      "where MetaData.LastUpdatedTime >= '2026-03-02T17:17:41Z' orderby Id",
      ['Gamma & Sons', 'Delta'],
    ],
    [
      'an instant without offset is Pacific',
      "where Metadata.LastUpdatedTime > '2026-03-02T09:17:41' orderby Id",
      ['Delta'],
    ],
    ['order by a property without an index', 'orderby PrintOnCheckName desc maxresults 2', ['Gamma & Sons', 'Delta']],
  ])('%s', (_name, rest, expected) => {
    expect(names(books, rest)).toEqual(expected);
  });

  it('rows come with their number and the start that was asked for', () => {
    const page = books.query('select * from Customer startposition 4 maxresults 10');
    expect({ ...page, Customer: undefined }).toEqual({ startPosition: 4, maxResults: 2 });
  });

  it.each(['TaxCode', 'TaxRate', 'TaxAgency', 'Class'])('of %s the total is told where all fit', entity => {
    const company = new BooksClient();
    company.post('class', { Name: 'A' });
    const total = company.query(`select count(*) from ${entity}`)['totalCount'];
    expect(company.query(`select * from ${entity}`)).toMatchObject({ maxResults: total, totalCount: total });
    expect(company.query(`select * from ${entity} maxresults 1`)['totalCount']).toBeUndefined();
  });

  it('no rows leave the entity out', () => {
    expect(books.query("select * from Customer where Id = '77'")).toEqual({});
  });

  it('a count answers totalCount alone', () => {
    expect(books.query("select count(*) from Customer where DisplayName like '%a'")).toEqual({ totalCount: 3 });
  });

  it('named fields come marked sparse', () => {
    expect(books.query("select Id, DisplayName from Customer where Id = '1'")['Customer']).toEqual([
      { DisplayName: "Amy's Birds", domain: 'QBO', sparse: true, Id: '1' },
    ]);
  });

  it('the statement may come as the body of a POST', () => {
    const answer = books.json('POST query', "select * from Customer where Id = '2'", {
      contentType: 'application/text',
    });
    expect(answer).toMatchObject({ QueryResponse: { Customer: [{ DisplayName: 'beta' }] } });
  });

  it('Account is answered with its computed balances', () => {
    const [account] = books.rows('Account', "select * from Account where Name = 'Checking'");
    expect(account).toMatchObject({ CurrentBalance: 0, CurrentBalanceWithSubAccounts: 0 });
  });
});

describe('what stays right while records change', () => {
  it('a renamed, a deactivated and a new record are found where they now belong', () => {
    const books = withCustomers(['B', 'C']);
    expect(names(books, '')).toEqual(['B', 'C']);
    books.post('customer', { Id: '2', SyncToken: '0', sparse: true, DisplayName: 'A' });
    books.post('customer', { DisplayName: 'D' });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    expect(names(books, '')).toEqual(['A', 'D']);
    expect(names(books, "where DisplayName = 'C'")).toEqual([]);
    expect(names(books, 'where Active in (true,false) orderby MetaData.LastUpdatedTime')).toEqual([
      'A',
      'D',
      'B (deleted)',
    ]);
  });

  it('a refused write changes no order', () => {
    const books = withCustomers(['B', 'C']);
    names(books, '');
    expect(books.fault('POST customer', { Id: '2', SyncToken: '0', sparse: true, DisplayName: 'b' })['code']).toBe(
      '6240',
    );
    expect(names(books, '')).toEqual(['B', 'C']);
    expect(names(books, "where DisplayName = 'C'")).toEqual(['C']);
  });
});

describe('pages', () => {
  const books = new BooksClient();
  for (let number = 1; number <= 130; number += 1) books.post('customer', { DisplayName: `C${number}` });

  it('hold 100 rows unless more are asked for', () => {
    expect(books.query('select * from Customer')['maxResults']).toBe(100);
    expect(books.query('select * from Customer maxresults 1000')['maxResults']).toBe(130);
  });

  it('above 1000 are cut, or refused where the company is switched so', () => {
    expect(books.query('select * from Customer maxresults 5000')['maxResults']).toBe(130);
    const strict = new BooksClient({ switches: { maxResultsOverLimit: 'fault' } });
    expect(strict.fault('GET query', undefined, { query: 'select * from Customer maxresults 1001' })['code']).toBe(
      '4001',
    );
  });
});

describe('faults', () => {
  const books = new BooksClient();
  const fault = (query: string) => books.fault('GET query', undefined, { query });

  it.each([
    [
      'an unknown property',
      "select * from Vendor where EmailAddress = '1'",
      'QueryValidationError: Property EmailAddress not found for Entity Vendor',
    ],
    [
      'one below an unknown property',
      "select * from Customer where PrimayEmailAddr.Address = '1'",
      'QueryValidationError: Property PrimayEmailAddr.Address not found for Entity Customer',
    ],
    [
      'a property that is known but not queryable',
      "select * from Vendor where PrimaryEmailAddr = '1'",
      "QueryValidationError: property 'PrimaryEmailAddr' is not queryable",
    ],
    [
      'a start below 1',
      'select * from Customer startposition 0',
      'QueryValidationError: value 0 is too small. Min allowed value is 1',
    ],
    ['an unknown entity', 'select * from Nothing', 'QueryValidationError: Entity Nothing not found'],
  ])('%s', (_name, statement, detail) => {
    expect(fault(statement)).toMatchObject({ code: '4001', Message: 'Invalid query', Detail: detail });
  });

  it.each([
    [
      'a word where an operator belongs',
      'select * from Invoice where a TxnDate',
      '" <IDENTIFIER> "TxnDate "" at line 1, column 31.',
    ],
    ['parentheses outside IN', 'select * from Customer where ( )', '" "(" "( "" at line 1, column 30.'],
    [
      'an apostrophe that is not escaped',
      "select * from Customer where DisplayName = 'Adam's'",
      '" <IDENTIFIER> "s "" at line 1, column 50.',
    ],
    ['OR', "select * from Customer where Id = '1' or Id = '2'", '" <OR> "or "" at line 1, column 39.'],
    ['a reserved word for an entity', 'select * from NULL', '" "null" "NULL "" at line 1, column 15.'],
    ['the end too soon', 'select * from', '"<EOF>" at line 1, column 14.'],
    ['no statement', 'drop table', '" <IDENTIFIER> "drop "" at line 1, column 1.'],
  ])('%s cannot be parsed', (_name, statement, where) => {
    const { code, Message, Detail } = fault(statement);
    expect(code).toBe('4000');
    expect(Message).toBe('Error parsing query');
    expect(Detail).toContain(`QueryParserError: Encountered ${where}\nWas expecting`);
  });

  it('what could have come is listed as the real parser does', () => {
    const lists = (statement: string) => (textAt(fault(statement), 'Detail') ?? '').split('Was expecting')[1];
    expect(lists("select * from vendor where DisplayName = 'Cutlery 'R Us' startposition 1")).toBe(
      ' one of:\n    <EOF> \n    <AND> ...\n    "iterator" ...\n    "maxresults" ...\n    <OR> ...\n    "order" ...\n    "orderby" ...\n    "startposition" ...\n    ',
    );
    expect(lists('select * from NULL')).toBe(':\n    <IDENTIFIER> ...\n    ');
  });

  it.each([
    ['a stray character', 'select * from Account where AccountSubType %3D', '44.  Encountered: "%" (37), after : ""'],
    ['a string without end', "select * from Account where Name = 'a", `38.  Encountered: <EOF> after : "'a"`],
  ])('%s where something readable belongs is invalid content', (_name, statement, where) => {
    expect(fault(statement)).toMatchObject({
      code: '4000',
      Detail: `QueryParserError: Invalid content. Lexical error at line 1, column ${where}`,
    });
  });

  it.each(['', 'abc', '12a'])('an Id that is no number (%j) is 2030', supplied => {
    expect(fault(`select * from Vendor where Id = '${supplied}'`)).toMatchObject({
      code: '2030',
      element: 'Id',
      Detail: `Id should be a valid number. Supplied value:${supplied}`,
    });
  });

  it('the pseudo tax codes are asked for by Id all the same', () => {
    expect(books.rows('TaxCode', "select * from TaxCode where Id in ('TAX', 'NON')")).toHaveLength(2);
  });

  it('a blank statement is a SystemFault under HTTP 200', () => {
    const answer = books.call('GET query', undefined, { query: { query: '  ' } });
    expect(answer).toMatchObject({ status: 200, faulted: true });
  });
});

describe('attachments', () => {
  it('are found by what they are attached to', () => {
    const books = withCustomers(['A', 'B']);
    const attach = (type: string, value: string) =>
      books.post('attachable', { Note: `${type} ${value}`, AttachableRef: [{ EntityRef: { type, value } }] });
    attach('Customer', '1');
    attach('Customer', '2');
    attach('Item', '1');
    const notes = (where: string) =>
      books.rows('Attachable', `select * from Attachable ${where}`).map(row => row['Note']);
    expect(notes("where AttachableRef.EntityRef.Type = 'Customer' and AttachableRef.EntityRef.value = '1'")).toEqual([
      'Customer 1',
    ]);
    expect(notes('')).toEqual(['Item 1', 'Customer 2', 'Customer 1']);
    expect(books.fault('POST attachable', { Category: 'Other' })['Detail']).toContain(
      'You must have at least a note string or file attachment',
    );
    expect(
      books.fault('POST attachable', {
        Note: 'x',
        AttachableRef: [{ EntityRef: { type: 'Preferences', value: '1' } }],
      })['code'],
    ).toBe('6050');
  });
});
