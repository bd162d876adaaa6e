import { describe, expect, test } from 'vitest';
import type { Pair } from '../decide/pair.ts';
import { noReferences } from '../record/references.ts';
import type { BooksLife } from '../record/record.ts';
import { booksRecord, linkOf, pairOf, rulesOf, tombstoneOf, workspaceRecord } from '../testing/records.ts';
import { noChoices } from './match-lists.ts';
import { pairUp, type KindLists } from './pair-up.ts';

const { mapping } = rulesOf('both');
const rules = { mapping: { ...mapping, keys: { ...mapping.keys, foreignId: 'foreignId' } }, references: noReferences };
const pairs = (lists: Partial<KindLists>): readonly Pair[] => [
  ...pairUp({ kind: 'customer', workspace: [], books: [], links: [], tombstones: [], ...lists }, rules),
];
const ids = ({ workspace, books }: Pair) => [workspace?.id, books?.id];
const named = (id: string, displayName: string) => workspaceRecord({ id, fields: { displayName } });
const namedThere = (id: string, displayName: string) => booksRecord({ id, fields: { displayName } });

describe('linked records', () => {
  test('stand together whatever they are called, and do not match others', () => {
    const lists = {
      workspace: [named('w1', 'Acme'), named('w2', 'Acme')],
      books: [namedThere('17', 'Other'), namedThere('18', 'Acme')],
      links: [linkOf()],
    };
    expect(pairs(lists).map(pair => [...ids(pair), pair.match.kind, pair.link?.booksId])).toEqual([
      ['w1', '17', 'none', '17'],
      ['w2', '18', 'one', undefined],
    ]);
  });

  test('keep their place when one of the two was not seen', () => {
    expect(pairs({ links: [linkOf()] })).toMatchObject([
      { workspace: null, books: null, link: linkOf(), mergeTarget: null },
    ]);
  });

  test('a merged one is told its survivor and who is linked to that', () => {
    const merged = booksRecord({ life: 'merged', mergedInto: '18' });
    const survivor = booksRecord({ id: '18' });
    const [alone] = pairs({ books: [merged, survivor], links: [linkOf()] });
    expect(alone?.mergeTarget).toEqual({ record: survivor, linkedTo: null });
    const links = [linkOf(), linkOf({ workspaceId: 'w2', booksId: '18' })];
    expect(pairs({ books: [merged, survivor], links })[0]?.mergeTarget).toEqual({ record: survivor, linkedTo: 'w2' });
  });

  test.each([
    ['lives on', booksRecord({ life: 'live', mergedInto: '18' })],
    ['was merged into nobody knows what', booksRecord({ life: 'merged' })],
    ['was merged into one that was not seen', booksRecord({ life: 'merged', mergedInto: '99' })],
  ])('one that %s has no survivor', (_, books) => {
    expect(pairs({ books: [books, booksRecord({ id: '18' })], links: [linkOf()] })[0]?.mergeTarget).toBeNull();
  });
});

describe('unlinked records', () => {
  test('of one name make a pair that says so', () => {
    const [pair] = pairs({ workspace: [workspaceRecord()], books: [booksRecord()] });
    expect(pair).toMatchObject({
      match: { kind: 'one', reason: 'email-and-name', score: 95 },
      link: null,
      tombstone: null,
    });
  });

  test('that several could be list their candidates on each side', () => {
    const found = pairs({
      workspace: [named('w1', 'Acme'), named('w2', 'Acme')],
      books: [namedThere('17', 'Acme')],
    });
    const candidate = { name: 'Acme', reason: 'name', score: 80 };
    const there = { kind: 'several', candidates: [{ ...candidate, side: 'books', id: '17' }] };
    expect(found.map(pair => [...ids(pair), pair.match])).toEqual([
      [
        undefined,
        '17',
        {
          kind: 'several',
          candidates: [
            { ...candidate, side: 'workspace', id: 'w1' },
            { ...candidate, side: 'workspace', id: 'w2' },
          ],
        },
      ],
      ['w1', undefined, there],
      ['w2', undefined, there],
    ]);
  });

  test.each(['inactive', 'voided', 'deleted'] as const)('one that is %s here is nobody', life => {
    const found = pairs({ workspace: [workspaceRecord({ life })], books: [booksRecord()] });
    expect(found.map(ids)).toEqual([
      [undefined, '17'],
      ['w1', undefined],
    ]);
  });

  test.each([
    ['live', true, true],
    ['inactive', false, true],
    ['voided', false, false],
    ['deleted', false, false],
    ['merged', false, false],
  ] as const)('one that is %s there is known by its name: %s, by the id stored there: %s', (...row) => {
    const [life, byName, byId] = row as readonly [BooksLife, boolean, boolean];
    const isPair = (books: ReturnType<typeof booksRecord>) =>
      pairs({ workspace: [workspaceRecord()], books: [books] }).length === 1;
    expect(isPair(booksRecord({ life }))).toBe(byName);
    expect(isPair(booksRecord({ life, fields: { foreignId: 'w1' } }))).toBe(byId);
  });

  test('are paired as a person said', () => {
    const lists = { workspace: [workspaceRecord()], books: [namedThere('17', 'Other')] };
    const choices = { ...noChoices, same: new Map([['17', 'w1']]) };
    expect(pairs({ ...lists, choices })).toMatchObject([{ match: { kind: 'one', reason: 'person' } }]);
  });
});

describe('buried records', () => {
  const tombstone = tombstoneOf();

  test('keep their tombstone, alone or beside one made again by hand', () => {
    expect(pairs({ books: [booksRecord()], tombstones: [tombstone] })).toMatchObject([
      { books: { id: '17' }, tombstone },
    ]);
    expect(pairs({ workspace: [workspaceRecord()], books: [booksRecord()], tombstones: [tombstone] })).toMatchObject([
      { workspace: { id: 'w1' }, books: { id: '17' }, tombstone },
    ]);
  });

  test('that are gone there too are told once', () => {
    expect(pairs({ tombstones: [tombstone] })).toMatchObject([{ workspace: null, books: null, tombstone }]);
  });
});

test.each([
  ['the books record', { books: [booksRecord()] }, '17'],
  ['the link', { links: [linkOf()] }, '17'],
  ['the workspace record', { workspace: [workspaceRecord()] }, 'w1'],
  ['the tombstone', { tombstones: [tombstoneOf()] }, '17'],
  ['the books record of a pair', { workspace: [workspaceRecord()], books: [booksRecord()] }, '17'],
] as const)("a person's answer is found by the id of %s", (_, lists, id: string) => {
  const answer = { ...pairOf().answers };
  expect(pairs({ ...lists, answers: new Map([[id, answer]]) })[0]?.answers).toBe(answer);
  expect(pairs({ ...lists, answers: new Map([['other', answer]]) })[0]?.answers).not.toBe(answer);
});
