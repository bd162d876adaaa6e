import { describe, expect, test } from 'vitest';
import type { RecordKind } from '../record/record-kind.ts';
import { acme, booksRecord, pairOf, policyOf, rulesOf, tombstoneOf, workspaceRecord } from '../testing/records.ts';
import { alignLines } from './align-lines.ts';
import { nameOfPair } from './build-decision.ts';
import { decidePair } from './decide-pair.ts';
import type { Match, Pair } from './pair.ts';

const both = (match: Match, pair: Partial<Pair> = {}): Pair =>
  pairOf({ workspace: workspaceRecord(), books: booksRecord(), match, ...pair });
const by = (reason: Extract<Match, { kind: 'one' }>['reason']): Match => ({ kind: 'one', reason, score: 100 });
const none: Match = { kind: 'none' };
const base = { life: 'live', fields: acme } as const;

describe('a new record', () => {
  test('of the books is made here with everything it has', () => {
    expect(decidePair(pairOf({ books: booksRecord() }), rulesOf('both'))).toMatchObject({
      verdict: { code: 'created', side: 'workspace' },
      steps: [{ kind: 'create', side: 'workspace', sourceId: '17', life: 'live', fields: acme, base }],
    });
  });

  test('of the workspace is made there with everything it has', () => {
    expect(decidePair(pairOf({ workspace: workspaceRecord() }), rulesOf('both'))).toMatchObject({
      verdict: { code: 'created', side: 'books' },
      steps: [{ kind: 'create', side: 'books', sourceId: 'w1', life: 'live', fields: acme, base }],
    });
  });

  test.each(['inactive', 'voided', 'deleted'] as const)('that is %s here was never sent and is not', life => {
    const decision = decidePair(pairOf({ workspace: workspaceRecord({ life }) }), rulesOf('both'));
    expect(decision).toMatchObject({ verdict: { code: 'never-sent' }, steps: [] });
  });

  test.each([
    ['customer', 'name-missing'],
    ['item', 'name-missing'],
    ['invoice', 'created'],
    ['payment', 'created'],
  ] as const)('without a name: %s is %s', (kind: RecordKind, code) => {
    const workspace = workspaceRecord({ kind, fields: { ...acme, displayName: null } });
    expect(decidePair(pairOf({ kind, workspace }), rulesOf('both')).verdict.code).toBe(code);
  });

  test('whose name is held gets the first free one proposed', () => {
    const held = new Set(['Acme', 'Acme (2)', 'Acme (3)']);
    const names = {
      holderOf: (name: string) => (held.has(name) ? ({ kind: 'customer', booksId: '9' } as const) : undefined),
    };
    expect(decidePair(pairOf({ workspace: workspaceRecord() }), rulesOf('both', { names })).verdict).toEqual({
      code: 'name-taken',
      name: 'Acme',
      holder: { kind: 'customer', booksId: '9' },
      proposal: 'Acme (4)',
    });
  });
});

describe('two that meet', () => {
  test.each([
    [by('name'), 'name'],
    [by('foreign-id'), 'foreign-id'],
    [none, 'person'],
  ] as const)('are linked, and told by what: %j', (match, reason) => {
    expect(decidePair(both(match), rulesOf('both')).verdict).toEqual({ code: 'linked', by: reason });
  });

  test.each([
    [by('name'), 'same-name-exists'],
    [by('email-and-name'), 'same-name-exists'],
    [by('foreign-id'), 'linked'],
    [by('person'), 'linked'],
    [none, 'linked'],
  ] as const)('in an import that skips same names, matched by %j: %s', (match, code) => {
    const rules = rulesOf('in', { policy: policyOf('in', { linking: 'skip' }) });
    expect(decidePair(both(match), rules).verdict.code).toBe(code);
  });

  test.each([
    ['customer', 'inactive', 'live', 'inactive'],
    ['customer', 'deleted', 'live', 'deleted'],
    ['customer', 'live', 'inactive', 'inactive'],
    ['invoice', 'voided', 'live', 'voided'],
  ] as const)('stay apart while they live differently: a %s %s there and %s here', (...row) => {
    const [kind, lifeThere, life, told] = row;
    const books = booksRecord({ kind, life: lifeThere });
    const pair = both(by('foreign-id'), { kind, workspace: workspaceRecord({ kind, life }), books });
    expect(decidePair(pair, rulesOf('both')).verdict).toEqual({ code: 'inactive-there', life: told });
  });
});

test('a pair of nothing is a fault of the caller', () => {
  expect(() => decidePair(pairOf(), rulesOf('both'))).toThrow();
});

test.each([
  ['as here', { workspace: workspaceRecord(), books: booksRecord({ fields: { displayName: 'ACME' } }) }, 'Acme'],
  [
    'as there when it has none here',
    { workspace: workspaceRecord({ fields: { displayName: '' } }), books: booksRecord() },
    'Acme',
  ],
  ['as it was buried', { tombstone: tombstoneOf({ name: 'Old Pub' }) }, 'Old Pub'],
  ['nothing when it never had a name', { workspace: workspaceRecord({ fields: {} }) }, ''],
])('a record is called %s', (_, parts, name) => {
  expect(nameOfPair(pairOf(parts), rulesOf('both'))).toBe(name);
});

test('lines that meet take our keys by position; surplus lines keep theirs', () => {
  const there = [
    { key: 'books:1', fields: { amount: '1' } },
    { key: 'books:2', fields: { amount: '2' } },
  ];
  const [first, second] = there;
  expect(alignLines({ lines: [{ key: 'a', fields: {} }] }, { lines: there, note: 'x' })).toEqual({
    fields: { lines: [{ ...first, key: 'a' }, second], note: 'x' },
    lineIds: { a: '1', 'books:2': '2' },
  });
  for (const own of [{}, { lines: null }, { lines: 'none' }]) {
    expect(alignLines(own, { lines: there })).toEqual({
      fields: { lines: there },
      lineIds: { 'books:1': '1', 'books:2': '2' },
    });
  }
});
