import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDefinitions } from '../entities/registry.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { bodyTextOf, type BooksClient } from '../testing/books-client.ts';
import { fieldsOf } from '../write/entity-fields.ts';
import { anyJson, hitCompany, nearlyAccepted, objectFor } from './shaped-bodies.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600);
const SEED = 20260302;

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
    const books = hitCompany();
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
      const books = hitCompany();
      const shaped = fc.oneof(objectFor(fieldsOf(definition), 3), nearlyAccepted(definition.name, definition.fields));
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
    const books = hitCompany();
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 200 }), (path, bytes) => {
        expectProper(books, `POST ${path}`, bytes);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('any path, method, query string and Accept header', () => {
    const books = hitCompany();
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
    const books = hitCompany();
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
    const books = hitCompany();
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

describe('the fuzz itself', () => {
  it('gets far: more than a third of nearly accepted invoices and customers are accepted', () => {
    for (const definition of allDefinitions().filter(({ name }) => name === 'Invoice' || name === 'Customer')) {
      const books = hitCompany();
      const bodies = fc.sample(nearlyAccepted(definition.name, definition.fields), { numRuns: 120, seed: SEED });
      const accepted = bodies.filter(body => !books.call(`POST ${definition.path}`, body).faulted);
      expect(accepted.length, definition.name).toBeGreaterThan(40);
    }
  });
});
