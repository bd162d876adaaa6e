import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDefinitions } from '../entities/registry.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import type { Field, FieldShape } from '../schema/field.ts';
import { bodyTextOf, BooksClient } from '../testing/books-client.ts';
import { fieldsOf } from '../write/entity-fields.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600);
const SEED = 20260302;

/** A company in which many random references hit something. */
function company(): BooksClient {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'A' });
  books.post('vendor', { DisplayName: 'B' });
  const line = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
  books.post('invoice', { CustomerRef: { value: '1' }, Line: [line] });
  return books;
}

const anyJson = fc.jsonValue({ maxDepth: 4 });
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', '1', '2', '-1', 'TAX', "'", '\u0000', '2026-02-30', '2026-03-01', 'a@b.co', '1e400'),
);

/** Values that mostly fit a field, and sometimes do not. */
function valueFor(shape: FieldShape, depth = 3): fc.Arbitrary<unknown> {
  const wrong = { weight: 1, arbitrary: anyJson };
  const right = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 12, arbitrary }, wrong);
  switch (shape.kind) {
    case 'text':
      return right(text);
    case 'flag':
      return right(fc.boolean());
    case 'number':
    case 'integer':
      return right(
        fc.oneof(
          fc.integer({ min: -5, max: 500 }),
          fc.double({ noNaN: true }),
          fc.constantFrom('12.5', 0, -0.005, 1e15),
        ),
      );
    case 'date':
    case 'moment':
      return right(fc.constantFrom('2026-03-01', '2026-02-30', '2026-03-01T10:00:00-08:00', '0000-00-00', 'x'));
    case 'choice':
      return right(fc.constantFrom(...shape.of));
    case 'reference':
      return right(
        fc.record({ value: fc.constantFrom('1', '2', '3', '4', '30', '79', '84', '999', 'TAX', 'NON', 'USD', 'EUR') }),
      );
    case 'object':
      return depth === 0 ? fc.constant({}) : right(objectFor(shape.fields, depth - 1));
    case 'list':
      return depth === 0 ? fc.constant([]) : right(fc.array(valueFor(shape.of, depth - 1), { maxLength: 3 }));
    case 'anything':
      return anyJson;
  }
}

function objectFor(fields: Readonly<Record<string, Field>>, depth: number): fc.Arbitrary<object> {
  const model = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(field, depth)]));
  return fc.record(model, { requiredKeys: [] });
}

function expectProper(books: BooksClient, ...[request, body, options]: Parameters<BooksClient['call']>): void {
  const answer = books.call(request, body, options);
  expect(answer.status, `${request} ${JSON.stringify(body)}`).not.toBe(500);
  if (answer.kind === 'body') expect(() => JSON.parse(bodyTextOf(answer)) as unknown).not.toThrow();
  expect(ledgerOf(books.company).trialBalance()).toBe(0n);
}

describe('whatever is sent, the answer is proper and the books balance', () => {
  const definitions = allDefinitions();
  const paths = [
    ...definitions.map(definition => definition.path),
    'batch',
    'taxservice/taxcode',
    'query',
    'cdc',
    'upload',
    'nothing',
  ];
  const operation = fc.constantFrom('', '', '', 'update', 'delete', 'void', 'x');

  it('any JSON at any path', () => {
    const books = company();
    fc.assert(
      fc.property(fc.constantFrom(...paths), operation, anyJson, (path, verb, body) => {
        expectProper(books, `POST ${path}`, body, { query: verb === '' ? {} : { operation: verb, include: 'void' } });
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it.each(definitions.map(definition => [definition.name, definition] as const))(
    'bodies shaped like a %s',
    (_name, definition) => {
      const books = company();
      const shaped = objectFor(fieldsOf(definition), 3);
      fc.assert(
        fc.property(operation, shaped, fc.boolean(), (verb, body, exists) => {
          const named = exists ? { ...body, Id: '1', SyncToken: '0' } : { ...body, Id: undefined };
          expectProper(books, `POST ${definition.path}`, named, { query: verb === '' ? {} : { operation: verb } });
        }),
        { numRuns: Math.ceil(RUNS / 4), seed: SEED },
      );
    },
  );

  it('any bytes', () => {
    const books = company();
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 200 }), (path, bytes) => {
        expectProper(books, `POST ${path}`, bytes);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('any path, method, query string and Accept header', () => {
    const books = company();
    const segment = fc.oneof(fc.string(), fc.constantFrom(...paths, '1', 'pdf', 'send', '..', ''));
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', ''),
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.dictionary(
          fc.constantFrom(
            'query',
            'operation',
            'include',
            'requestid',
            'entities',
            'changedSince',
            'minorversion',
            'asofdate',
            'sourcecurrencycode',
          ),
          fc.string(),
        ),
        (method, segments, query) => expectProper(books, `${method} ${segments.join('/')}`, undefined, { query }),
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('any query statement', () => {
    const books = company();
    const word = fc.constantFrom(
      'select',
      '*',
      'count(*)',
      'from',
      'Customer',
      'Invoice',
      'Account',
      'where',
      'Id',
      'DisplayName',
      'MetaData.LastUpdatedTime',
      'TotalAmt',
      'Line',
      'Line.Amount',
      'CustomerRef',
      'Active',
      '=',
      '<',
      '>=',
      'like',
      'in',
      '(',
      ')',
      ',',
      "'1'",
      "'%a%'",
      '1',
      'true',
      'and',
      'or',
      'orderby',
      'order by',
      'desc',
      'startposition',
      'maxresults',
      "'",
      '\\',
      '.',
      '2026',
      "'2026-03-01'",
    );
    const statement = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 16 }).map(words => words.join(' ')),
      fc.array(word, { maxLength: 10 }).map(words => `select * from Invoice where ${words.join(' ')}`),
    );
    fc.assert(
      fc.property(statement, query => {
        expectProper(books, 'GET query', undefined, { query: { query } });
      }),
      { numRuns: RUNS * 3, seed: SEED },
    );
  });

  it('a body nested ten thousand deep', () => {
    const books = company();
    const deep = `${'{"BillAddr":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expectProper(books, 'POST customer', deep);
    expectProper(books, 'POST customer', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expectProper(
      books,
      'POST customer',
      `{"DisplayName":"D","CustomField":[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}]}`,
    );
  });
});
