import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchableRecord } from './match-keys.ts';
import { matchLists, noChoices } from './match-lists.ts';

const record = (id: string, parts: Partial<MatchableRecord> = {}): MatchableRecord => ({
  id,
  name: id,
  normalName: null,
  email: null,
  sku: null,
  document: null,
  foreignId: null,
  ...parts,
});

describe('matching two lists', () => {
  test.each([
    { reason: 'foreign-id', here: {}, there: { foreignId: 'w1' }, score: 100 },
    { reason: 'document', here: { document: '1001|w9|10' }, there: { document: '1001|w9|10' }, score: 95 },
    {
      reason: 'email-and-name',
      here: { email: 'a@b.c', normalName: 'acme' },
      there: { email: 'a@b.c', normalName: 'acme' },
      score: 95,
    },
    { reason: 'sku', here: { sku: 'bp-220' }, there: { sku: 'bp-220' }, score: 90 },
    { reason: 'name', here: { normalName: 'acme' }, there: { normalName: 'acme' }, score: 80 },
  ])('pairs by $reason', ({ reason, here, there, score }) => {
    const { pairs } = matchLists([record('w1', here)], [record('1', there)]);
    expect(pairs).toEqual([{ workspaceId: 'w1', booksId: '1', reason, score }]);
  });

  test('the same e-mail address alone pairs nobody (C06)', () => {
    const shared = { email: 'office@acme.example' };
    expect(
      matchLists([record('w1', { ...shared, normalName: 'a' })], [record('1', { ...shared, normalName: 'b' })]).pairs,
    ).toEqual([]);
  });

  test('a stronger key settles what a weaker one leaves open', () => {
    const here = [record('w1', { sku: 's1', normalName: 'pad' }), record('w2', { normalName: 'pad' })];
    const there = [record('1', { sku: 's1', normalName: 'pad' })];
    const matched = matchLists(here, there);
    expect(matched.pairs).toMatchObject([{ workspaceId: 'w1', booksId: '1', reason: 'sku' }]);
    expect(matched.ambiguousHere.size).toBe(0);
  });

  test('two of the same name are never guessed: both sides list their candidates', () => {
    const here = [record('w1', { normalName: 'acme' }), record('w2', { normalName: 'acme' })];
    const matched = matchLists(here, [record('1', { normalName: 'acme' })]);
    expect(matched.pairs).toEqual([]);
    expect(matched.ambiguousThere.get('1')?.map(candidate => candidate.id)).toEqual(['w1', 'w2']);
    expect(matched.ambiguousHere.get('w2')).toMatchObject([{ side: 'books', id: '1', reason: 'name', score: 80 }]);
  });

  test("a person's choice comes before every key and frees the others", () => {
    const here = [record('w1', { normalName: 'acme' }), record('w2', { normalName: 'acme' })];
    const choices = { ...noChoices, same: new Map([['1', 'w2']]) };
    const matched = matchLists(here, [record('1', { normalName: 'acme' })], choices);
    expect(matched.pairs).toEqual([{ workspaceId: 'w2', booksId: '1', reason: 'person', score: 100 }]);
    expect(matched.ambiguousHere.size).toBe(0);
  });

  test('a pair that a person ruled out is not made', () => {
    const choices = { ...noChoices, different: new Set(['w1|1']) };
    const matched = matchLists([record('w1', { normalName: 'acme' })], [record('1', { normalName: 'acme' })], choices);
    expect(matched).toMatchObject({ pairs: [] });
  });

  test('the same e-mail address pairs nobody who has no name either', () => {
    const nameless = { email: 'office@acme.example' };
    expect(matchLists([record('w1', nameless)], [record('1', nameless)]).pairs).toEqual([]);
  });

  test.each([
    ['here', [], [record('1')]],
    ['there', [record('w1')], []],
    ['anywhere', [], []],
  ])("a person's choice about a record that is not %s any more pairs nothing", (...[, here, there]) => {
    const choices = { ...noChoices, same: new Map([['1', 'w1']]) };
    expect(matchLists(here, there, choices).pairs).toEqual([]);
  });

  test('a pair that a person ruled out is no candidate, and whoever has none left is free for a weaker key', () => {
    const here = [
      record('w1', { sku: 's', normalName: 'pad' }),
      record('w2', { sku: 's' }),
      record('w3', { sku: 's' }),
    ];
    const there = [record('1', { sku: 's', normalName: 'pad' }), record('2', { normalName: 'x' })];
    const choices = { ...noChoices, different: new Set(['w2|1']) };
    const matched = matchLists(here, there, choices);
    expect(matched.ambiguousThere.get('1')).toEqual([
      { side: 'workspace', id: 'w1', name: 'w1', reason: 'sku', score: 90 },
      { side: 'workspace', id: 'w3', name: 'w3', reason: 'sku', score: 90 },
    ]);
    expect([...matched.ambiguousHere.keys()]).toEqual(['w1', 'w3']);
  });

  test('a record whose every candidate was ruled out is still found by a weaker key', () => {
    const here = [record('w1', { sku: 's' }), record('w2', { sku: 's' }), record('w3', { normalName: 'pad' })];
    const there = [record('1', { sku: 's', normalName: 'pad' })];
    const choices = { ...noChoices, different: new Set(['w1|1', 'w2|1']) };
    const matched = matchLists(here, there, choices);
    expect(matched.pairs).toMatchObject([{ workspaceId: 'w3', booksId: '1', reason: 'name' }]);
    expect([matched.ambiguousHere.size, matched.ambiguousThere.size]).toEqual([0, 0]);
  });
});

describe('properties', () => {
  const key = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null });
  const list = (prefix: string) =>
    fc
      .array(fc.record({ normalName: key, email: key, sku: key }), { maxLength: 12 })
      .map(rows => rows.map((row, at) => record(`${prefix}${at}`, row)));

  test('every record is in at most one pair, and never in a pair and ambiguous at once', () => {
    fc.assert(
      fc.property(list('w'), list(''), (here, there) => {
        const { pairs, ambiguousHere, ambiguousThere } = matchLists(here, there);
        expect(new Set(pairs.map(pair => pair.workspaceId)).size).toBe(pairs.length);
        expect(new Set(pairs.map(pair => pair.booksId)).size).toBe(pairs.length);
        expect(pairs.filter(pair => ambiguousHere.has(pair.workspaceId) || ambiguousThere.has(pair.booksId))).toEqual(
          [],
        );
      }),
    );
  });

  test('the order of the lists changes nothing', () => {
    const sorted = (pairs: ReturnType<typeof matchLists>['pairs']) =>
      pairs.map(pair => `${pair.workspaceId}-${pair.booksId}-${pair.reason}`).sort();
    fc.assert(
      fc.property(list('w'), list(''), (here, there) => {
        const reversed = matchLists(here.toReversed(), there.toReversed());
        expect(sorted(reversed.pairs)).toEqual(sorted(matchLists(here, there).pairs));
      }),
    );
  });
});
