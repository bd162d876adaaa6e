import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeOrNot, type Query } from './query.ts';
import { quoteText, writeCountStatement, writeStatement } from './write-statement.ts';

describe('a query', () => {
  it.each<[Query, string]>([
    [{ from: 'Customer' }, 'SELECT * FROM Customer'],
    [
      { from: 'Customer', where: [{ field: 'DisplayName', is: '=', value: "Adam's Candy" }, activeOrNot] },
      "SELECT * FROM Customer WHERE DisplayName = 'Adam\\'s Candy' AND Active IN (true, false)",
    ],
    [
      { from: 'Invoice', where: [{ field: 'MetaData.LastUpdatedTime', is: '>=', value: '2026-03-02T10:20:30-07:00' }] },
      "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '2026-03-02T10:20:30-07:00'",
    ],
    [
      {
        from: 'Item',
        where: [{ field: 'Name', is: 'like', value: '%pump%' }],
        orderBy: [{ field: 'Name' }, { field: 'Id', direction: 'desc' }],
        startPosition: 101,
        maxResults: 50,
      },
      "SELECT * FROM Item WHERE Name LIKE '%pump%' ORDERBY Name ASC, Id DESC STARTPOSITION 101 MAXRESULTS 50",
    ],
    [{ from: 'Bill', where: [{ field: 'Id', in: ['1', '2'] }] }, "SELECT * FROM Bill WHERE Id IN ('1', '2')"],
  ])('%j', (query, statement) => {
    expect(writeStatement(query)).toBe(statement);
  });

  it('counts with the same conditions', () => {
    expect(writeCountStatement({ from: 'Term', where: [activeOrNot] })).toBe(
      'SELECT COUNT(*) FROM Term WHERE Active IN (true, false)',
    );
  });

  it.each<Query>([
    { from: 'Customer', maxResults: 1001 },
    { from: 'Customer', maxResults: 0 },
    { from: 'Customer', startPosition: 1.5 },
    { from: 'Customer', where: [{ field: "Name = '' OR", is: '=', value: '' }] },
    { from: 'Customer', where: [{ field: 'Id', in: [] }] },
    { from: 'Customer; DROP' as 'Customer' },
  ])('that cannot be one is refused before it is sent: %j', query => {
    expect(() => writeStatement(query)).toThrow(TypeError);
  });

  it('keeps any text inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '\\', 'a', ' ', '%', '"', 'é') }), text => {
        const quoted = quoteText(text);
        // Read as the other side does: a backslash takes the next character as it is, an unescaped quote ends the text.
        let read = '';
        let at = 1;
        for (; quoted[at] !== "'"; at++) {
          if (quoted[at] === '\\') at++;
          read += quoted[at] ?? '';
        }
        expect(read).toBe(text);
        expect(at).toBe(quoted.length - 1);
      }),
    );
  });
});
