import { describe, expect, test } from 'vitest';
import { answerFields, type Answers } from '../decide/answers.ts';
import { field } from '../mapping/defaults/field.ts';
import type { Fields, LineValue } from '../record/field-value.ts';
import { noReferences } from '../record/references.ts';
import type { Legs, MergeRule } from './merge-field.ts';
import { mergeFields } from './merge-fields.ts';

const merge = (legs: Legs<Fields>, rule: Partial<MergeRule> = {}, answers: Answers['fields'] = {}) =>
  mergeFields({
    mappings: ['note', 'lines'].map(name => field(name)),
    legs,
    ruleOf: () => ({
      writesHere: true,
      writesThere: true,
      because: { workspace: 'update-off', books: 'update-off' },
      conflict: 'ask',
      newest: 'books',
      survivorOf: noReferences.survivorOf,
      ...rule,
    }),
    answers,
  });

test('what changed on either side is written to the other, with what it was before', () => {
  const legs = { base: { note: 'a' }, workspace: { note: 'b' }, books: { note: 'a' } };
  const nothing = { conflicts: [], ignored: [] };
  const change = { note: { from: 'a', to: 'b' } };
  const base = { note: 'b' };
  expect(merge(legs)).toEqual({ base, toWorkspace: {}, toBooks: change, ...nothing });
  const turned = { ...legs, workspace: legs.books, books: legs.workspace };
  expect(merge(turned)).toEqual({ base, toWorkspace: change, toBooks: {}, ...nothing });
});

test('a field that the books have no counterpart for is left alone, not emptied', () => {
  expect(merge({ base: { note: 'a' }, workspace: { note: 'a' }, books: {} })).toEqual({
    base: {},
    toWorkspace: {},
    toBooks: {},
    conflicts: [],
    ignored: [],
  });
});

describe('a list of lines that one side has none of', () => {
  const line = (key: string, price: string): LineValue => ({ key, fields: { price } });
  const [one, two] = [line('1', '10'), line('2', '20')];

  test.each(['workspace', 'books'] as const)('is merged line by line: emptied in the %s', side => {
    const other = side === 'books' ? 'workspace' : 'books';
    const legs = { base: { lines: [one, two] }, [side]: { lines: null }, [other]: { lines: [one, line('2', '21')] } };
    expect(merge(legs as unknown as Legs<Fields>).conflicts).toMatchObject([{ field: 'lines', lineKey: '2' }]);
  });

  test('comes over whole where nothing was agreed yet', () => {
    expect(merge({ base: {}, workspace: {}, books: { lines: [one] } }).toWorkspace).toEqual({
      lines: { from: null, to: [one] },
    });
  });
});

describe('a third value that a person typed', () => {
  const contested = { base: { note: 'a' }, workspace: { note: 'b' }, books: { note: 'c' } };
  const third = (legs: Legs<Fields>) => answerFields(legs, { note: { value: 'd' } });
  const [here, there] = [{ note: { from: 'b', to: 'd' } }, { note: { from: 'c', to: 'd' } }];

  test.each([
    ['both sides take it', {}, { base: { note: 'd' }, toWorkspace: here, toBooks: there }],
    ['the books take nothing', { writesThere: false }, { base: { note: 'c' }, toWorkspace: here, toBooks: {} }],
    ['we take nothing', { writesHere: false }, { base: { note: 'b' }, toWorkspace: {}, toBooks: there }],
  ])('stands as far as it may be written, and nothing is contested any more: %s', (_, rule, merged) => {
    expect(merge(contested, rule, third(contested))).toEqual({ ...merged, conflicts: [], ignored: [] });
  });

  test('is no edit of its own where only one side changed', () => {
    const legs = { ...contested, books: contested.base };
    expect(merge(legs, {}, third(legs))).toMatchObject({ toWorkspace: {}, toBooks: { note: { from: 'a', to: 'b' } } });
  });
});
