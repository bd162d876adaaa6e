import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_DEPTH_MAX, readJson } from './read-json.ts';
import { writeJson } from './write-json.ts';

/** Names that nobody knows: chance finds `Id` now and then, whose numbers are read as text. */
function withNovelFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNovelFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [`${field}_`, withNovelFields(inner)]));
}

describe('reading JSON without loss', () => {
  it.each([
    ['{"TotalAmt":120.00}', { TotalAmt: '120.00' }],
    ['{"Amount":0.1,"Qty":3}', { Amount: '0.1', Qty: '3' }],
    ['{"Balance":12345678901234567.89}', { Balance: '12345678901234567.89' }],
    ['{"UnitPrice":1.5E+3}', { UnitPrice: '1500' }],
    ['{"UnitPrice":25E-4}', { UnitPrice: '0.0025' }],
    ['{"UnitPrice":-1E2}', { UnitPrice: '-100' }],
    ['{"LineNum":7,"maxResults":1000}', { LineNum: 7, maxResults: 1000 }],
    ['{"Id":2700000000002413265}', { Id: '2700000000002413265' }],
    ['{"Novel":2.50,"NovelAmt":2.50}', { Novel: 2.5, NovelAmt: '2.50' }],
    ['{"Novel":9007199254740993}', { Novel: '9007199254740993' }],
    ['{"Novel":-0,"Zero":0.0}', { Novel: -0, Zero: 0 }],
    ['\uFEFF {"a" : [ ] } ', { a: [] }],
    ['{"a":"\\u00e9\\n\\"\\\\"}', { a: 'é\n"\\' }],
  ])('%s', (text, expected) => {
    expect(readJson(text)).toEqual(expected);
  });

  it('adds a field named __proto__ instead of changing the prototype', () => {
    const read = readJson('{"__proto__":{"isAdmin":true}}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.keys(read)).toEqual(['__proto__']);
  });

  it.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '{"a" 1}',
    '01',
    '1.',
    '.5',
    '+1',
    'NaN',
    'tru',
    '"a',
    '"\\x"',
    '"\\',
    '"a\nb"',
    '[1 2]',
    '{"a":1}}',
    'null x',
    '{"Amount":1E9999}',
    '"\\u12"',
  ])('refuses %j', text => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  it('refuses documents that are nested without end', () => {
    expect(readJson('['.repeat(JSON_DEPTH_MAX) + ']'.repeat(JSON_DEPTH_MAX))).toBeInstanceOf(Array);
    expect(() => readJson('['.repeat(JSON_DEPTH_MAX + 1))).toThrow('levels');
    expect(() => readJson('{"a":'.repeat(100_000))).toThrow(SyntaxError);
  });

  it('agrees with JSON.parse on everything that has no field it knows', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify({ Novel: withNovelFields(value) }, undefined, indent);
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('takes no text inside a string for a field', () => {
    const pieces = fc.constantFrom('"Amount":5', ':5,', '"', '\\', 'Amount', ',', '[1.50', '}', ' ', 'é');
    const nasty = fc.array(pieces, { maxLength: 6 }).map(parts => parts.join(''));
    const literals = ['1.50', '0', '-12.30', '12345678901234567.89', '1E+2'].flatMap(literal => [
      { literal, isInArray: false },
      { literal, isInArray: true },
    ]);
    const read: Readonly<Record<string, string>> = { '1E+2': '100' };
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom(...literals), (name, text, { literal, isInArray }) => {
        const number = isInArray ? `["",${literal}]` : literal;
        const written = `{${JSON.stringify(`.${name}`)}:[${JSON.stringify(text)}],"Amount" : ${number},"Note":${JSON.stringify(text)}}`;
        const expected = read[literal] ?? literal;
        expect(readJson(written)).toEqual({
          [`.${name}`]: [text],
          Amount: isInArray ? ['', expected] : expected,
          Note: text,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['{"odd-Amount":2.50}', { 'odd-Amount': '2.50' }],
    ['{"Amount":[1.50,{"Qty":2.0}]}', { Amount: ['1.50', { Qty: '2.0' }] }],
    ['{"a\\"Amount":1.50}', { 'a"Amount': '1.50' }],
    ['{"":1.50}', { '': 1.5 }],
  ])('reads what only looks odd: %s', (text, expected) => {
    expect(readJson(text)).toEqual(expected);
  });

  it('gives the same by the built-in parser as letter by letter', () => {
    const words = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ' ',
      '"',
      '\\',
      '"Amount":',
      '"a-Amt" : ',
      '"Id":',
      '"LineNum":',
      '"x":',
      '"\\"Qty":',
    ];
    const values = [
      '1.50',
      '-0',
      '1e3',
      '007',
      '12345678901234567.89',
      '9007199254740993',
      'true',
      'null',
      '"v"',
      '""',
      '":5"',
    ];
    const pieces = fc.array(fc.constantFrom(...words, ...values), { maxLength: 14 });
    const member = fc
      .tuple(fc.constantFrom(...words.slice(9)), fc.constantFrom(...values))
      .map(parts => parts.join(''));
    const object = fc.array(member, { maxLength: 5 }).map(members => `{${members.join(',')}}`);
    const text = fc.oneof(
      pieces.map(parts => parts.join('')),
      object,
      object.map(inner => `{"Line":[${inner}]}`),
    );
    const told = (given: string): unknown => {
      try {
        return readJson(given);
      } catch (error) {
        return error instanceof SyntaxError ? 'refused' : error;
      }
    };
    // The built-in parser takes no byte order mark: behind one, everything is read letter by letter.
    fc.assert(
      fc.property(text, given => {
        expect(told(given)).toEqual(told(`\uFEFF${given}`));
      }),
      { numRuns: 5_000 },
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\\',
      '"',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 12 }), parts => {
        const text = parts.join('');
        const accepts = (parse: (text: string) => unknown) => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect([text, accepts(readJson)]).toEqual([text, accepts(JSON.parse)]);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('reading and writing again', () => {
  const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,12})?$/);

  it('gives an amount back digit for digit', () => {
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('TotalAmt', 'Amount', 'UnitPrice', 'Qty', 'ExchangeRate'),
        (number, field) => {
          const text = `{"${field}":${number}}`;
          expect(writeJson(readJson(text))).toBe(text);
        },
      ),
    );
  });

  it('gives texts that look like numbers back as texts', () => {
    const text = '{"DocNumber":"0012","AcctNum":"100.50","Id":"7","Name":"5","CustomField":[{"StringValue":"7"}]}';
    expect(writeJson(readJson(text))).toBe(text);
  });

  it('writes what has no decimal field as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string({ unit: 'binary' }), (value, text) => {
        const document = { Novel: withNovelFields(value), [text]: text, Deep: [[text]] };
        expect(writeJson(document)).toBe(JSON.stringify(document));
      }),
      { numRuns: 500 },
    );
  });

  it('writes decimal libraries and dates as they say themselves', () => {
    const big = (text: string) => ({ s: 1, e: 0, c: [1, 5], toJSON: () => text });
    expect(writeJson({ Amount: big('1.50'), UnitPrice: big('1e-7'), TxnDate: new Date(0), Name: big('1.50') })).toBe(
      '{"Amount":1.50,"UnitPrice":0.0000001,"TxnDate":"1970-01-01T00:00:00.000Z","Name":"1.50"}',
    );
  });

  it('leaves functions and symbols out', () => {
    expect(writeJson({ a: () => 1, b: Symbol('b'), c: [() => 1], d: 1 })).toBe('{"c":[null],"d":1}');
  });

  it('leaves undefined fields out and keeps nulls', () => {
    expect(writeJson({ a: undefined, b: null, c: [undefined] })).toBe('{"b":null,"c":[null]}');
  });

  it.each([
    [{ TotalAmt: 10.5 }, 'Pass decimal text'],
    [{ Line: [{ Amount: 0.1 }] }, 'Amount is the JS number 0.1'],
    [{ Novel: Number.NaN }, 'cannot hold'],
  ])('refuses JS numbers that may have lost a cent: %j', (value, message) => {
    expect(() => writeJson(value)).toThrow(message);
  });
});
