import { describe, expect, test } from 'vitest';
import type { LineValue } from '../record/field-value.ts';
import { noReferences } from '../record/references.ts';
import type { Legs, MergeRule } from './merge-field.ts';
import { mergeLines } from './merge-lines.ts';

const ruleOf = (parts: Partial<MergeRule> = {}): MergeRule => ({
  writesHere: true,
  writesThere: true,
  because: { workspace: 'only-in', books: 'only-out' },
  conflict: 'ask',
  newest: 'books',
  survivorOf: noReferences.survivorOf,
  ...parts,
});
const line = (key: string, price: string, text = 'a'): LineValue => ({ key, fields: { price, text } });
const [one, two] = [line('1', '10'), line('2', '20')];
const legs = (base: readonly LineValue[], workspace: readonly LineValue[], books: readonly LineValue[]) =>
  ({ base, workspace, books }) satisfies Legs<readonly LineValue[]>;
const nothingSaid = { conflicts: [], ignored: [] };

test('lines that both sides changed alike are agreed, with nothing to say', () => {
  const changed = [line('1', '11')];
  expect(mergeLines('lines', legs([one, two], changed, changed), ruleOf())).toEqual({
    ...legs(changed, changed, changed),
    ...nothingSaid,
  });
});

test.each([
  ['a line added', [one], [one, two]],
  ['a line taken away', [one, two], [one]],
  ['a line edited', [one, two], [one, line('2', '21')]],
])('%s on one side goes to the other, with nothing to say', (_, base, changed) => {
  const agreed = { ...legs(changed, changed, changed), ...nothingSaid };
  expect(mergeLines('lines', legs(base, changed, base), ruleOf())).toEqual(agreed);
  expect(mergeLines('lines', legs(base, base, changed), ruleOf())).toEqual(agreed);
});

describe('a side that may not be written', () => {
  test.each([
    ['an added line', [one], [one, two]],
    ['a removal', [one, two], [one]],
    ['an edited line', [one, two], [one, line('2', '21')]],
    ['two fields edited in two lines', [one, two], [line('1', '11', 'b'), line('2', '21', 'b')]],
  ])('keeps its lines from %s, which is explained once', (_, base, changed) => {
    const ignored = (side: 'workspace' | 'books') => [
      { field: 'lines', side, because: side === 'workspace' ? 'only-in' : 'only-out' },
    ];
    expect(mergeLines('lines', legs(base, changed, base), ruleOf({ writesThere: false }))).toEqual({
      ...legs(base, changed, base),
      conflicts: [],
      ignored: ignored('workspace'),
    });
    expect(mergeLines('lines', legs(base, base, changed), ruleOf({ writesHere: false }))).toEqual({
      ...legs(base, base, changed),
      conflicts: [],
      ignored: ignored('books'),
    });
  });
});

describe('a line edited on one side and taken away on the other', () => {
  const edited = line('2', '21');

  test.each([
    ['here', legs([one, two], [one], [one, edited]), null, edited.fields],
    ['there', legs([one, two], [one, edited], [one]), edited.fields, null],
  ])('is shown whole, as it was agreed and as it stands: taken away %s', (...row) => {
    const [, given, workspace, books] = row;
    expect(mergeLines('lines', given, ruleOf())).toEqual({
      ...given,
      conflicts: [{ field: 'lines', lineKey: '2', base: two.fields, workspace, books }],
      ignored: [],
    });
  });

  test('the edit that wins comes back, or says why it may not', () => {
    const given = legs([one, two], [one], [one, edited]);
    const rule = ruleOf({ conflict: 'books-win' });
    expect(mergeLines('lines', given, rule)).toEqual({
      ...legs([one, edited], [one, edited], [one, edited]),
      ...nothingSaid,
    });
    expect(mergeLines('lines', given, { ...rule, writesHere: false }).ignored).toEqual([
      { field: 'lines', side: 'books', because: 'only-out' },
    ]);
  });
});

test('a line that both sides added under one key is merged over an empty one', () => {
  const [here, there] = [line('9', '1'), line('9', '2')];
  expect(mergeLines('lines', legs([], [here], [there]), ruleOf()).conflicts).toEqual([
    { field: 'lines.price', lineKey: '9', base: null, workspace: '1', books: '2' },
  ]);
});
