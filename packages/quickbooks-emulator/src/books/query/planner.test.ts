import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectAt, textAt, type JsonObject } from '../json.ts';
import { peekRecord } from '../store/snapshot.ts';
import { BooksClient } from '../testing/books-client.ts';

/** One thing that happens to the customers of a company. */
type Step =
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'rename'; readonly id: number; readonly name: string }
  | { readonly kind: 'deactivate'; readonly id: number }
  | { readonly kind: 'query' };

const name = fc.constantFrom('Alma', 'alma', 'Bea', 'Chidi', 'chidi & co', 'Dana', 'Élif', 'Zoë');
const id = fc.integer({ min: 1, max: 8 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), name }),
  fc.record({ kind: fc.constant('rename' as const), id, name }),
  fc.record({ kind: fc.constant('deactivate' as const), id }),
  // Reading settles the kept orders, so that later writes meet them in every state.
  fc.record({ kind: fc.constant('query' as const) }),
);

function run(books: BooksClient, { kind, ...rest }: Step): void {
  books.nowMs += 1000;
  if (kind === 'query') {
    for (const order of ['', 'orderby Id', 'orderby MetaData.LastUpdatedTime'])
      books.query(`select * from Customer ${order}`);
    return;
  }
  if (kind === 'create') {
    books.json('POST customer', { DisplayName: 'name' in rest ? rest.name : '' });
    return;
  }
  const Id = String('id' in rest ? rest.id : 0);
  const SyncToken = textAt(books.get(`customer/${Id}`), 'SyncToken') ?? '0';
  const change = kind === 'rename' ? { DisplayName: 'name' in rest ? rest.name : '' } : { Active: false };
  books.json('POST customer', { Id, SyncToken, sparse: true, ...change });
}

/** A condition as text and as what it should mean. */
interface Condition {
  readonly text: string;
  readonly means: (record: JsonObject) => boolean;
}

const updatedOf = (record: JsonObject) =>
  Date.parse(textAt(objectAt(record, 'MetaData') ?? {}, 'LastUpdatedTime') ?? '');
const nameOf = (record: JsonObject) => (textAt(record, 'DisplayName') ?? '').toLowerCase();
const START = Date.parse('2026-03-02T17:14:41Z');

const condition: fc.Arbitrary<Condition> = fc.oneof(
  id.map(value => ({ text: `Id > '${value}'`, means: (record: JsonObject) => Number(record['Id']) > value })),
  fc.array(id, { minLength: 1, maxLength: 3 }).map(ids => ({
    text: `Id in (${ids.map(one => `'${one}'`).join(', ')})`,
    means: (record: JsonObject) => ids.includes(Number(record['Id'])),
  })),
  name.map(value => ({
    text: `DisplayName = '${value}'`,
    means: (record: JsonObject) => nameOf(record) === value.toLowerCase(),
  })),
  fc.constantFrom('a', 'al', 'e').map(start => ({
    text: `DisplayName like '${start}%'`,
    means: (record: JsonObject) => nameOf(record).startsWith(start),
  })),
  fc.integer({ min: 0, max: 12 }).map(seconds => ({
    text: `MetaData.LastUpdatedTime >= '${new Date(START + seconds * 1000).toISOString()}'`,
    means: (record: JsonObject) => updatedOf(record) >= START + seconds * 1000,
  })),
);

const active: fc.Arbitrary<Condition> = fc.constantFrom(
  { text: '', means: (record: JsonObject) => record['Active'] === true },
  { text: 'Active in (true, false)', means: () => true },
  { text: 'Active = false', means: (record: JsonObject) => record['Active'] === false },
);

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const byId = (left: JsonObject, right: JsonObject) => Number(left['Id']) - Number(right['Id']);
const ORDERS: readonly { readonly text: string; readonly compare: (left: JsonObject, right: JsonObject) => number }[] =
  [
    { text: '', compare: (left, right) => byText(nameOf(left), nameOf(right)) || byId(left, right) },
    { text: 'orderby Id', compare: byId },
    { text: 'orderby Id desc', compare: (left, right) => byId(right, left) },
    {
      text: 'orderby DisplayName desc',
      compare: (left, right) => byText(nameOf(right), nameOf(left)) || byId(left, right),
    },
  ];

describe('whatever way a query is answered', () => {
  it('the rows are those that a walk over all records finds', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.array(condition, { maxLength: 2 }),
        fc.record({
          active,
          order: fc.constantFrom(...ORDERS),
          start: fc.integer({ min: 1, max: 3 }),
          size: fc.integer({ min: 1, max: 5 }),
        }),
        (steps, conditions, { active: activity, order, start, size }) => {
          const books = new BooksClient();
          for (const one of steps) run(books, one);
          const all = [...conditions, activity];
          const where = all
            .map(one => one.text)
            .filter(text => text !== '')
            .join(' and ');
          const head = `from Customer ${where === '' ? '' : `where ${where}`}`;
          const wanted = [...books.company.table('Customer').snapshots()]
            .map(peekRecord)
            .filter(record => all.every(one => one.means(record)))
            .sort(order.compare)
            .map(record => record['Id']);
          const statement = `select * ${head} ${order.text} startposition ${start} maxresults ${size}`;
          const found = books.rows('Customer', statement).map(record => record['Id']);
          expect(found, statement).toEqual(wanted.slice(start - 1, start - 1 + size));
          expect(books.query(`select count(*) ${head}`)['totalCount']).toBe(wanted.length);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
