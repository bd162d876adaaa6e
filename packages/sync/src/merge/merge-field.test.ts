import { describe, expect, test } from 'vitest';
import type { FieldValue, Reference, Side } from '../record/field-value.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { noReferences } from '../record/references.ts';
import { followed, mergeField, type MergeRule } from './merge-field.ts';

const ruleOf = (parts: Partial<MergeRule> = {}): MergeRule => ({
  writesHere: true,
  writesThere: true,
  because: { workspace: 'update-off', books: 'update-off' },
  conflict: 'ask',
  newest: 'books',
  survivorOf: noReferences.survivorOf,
  ...parts,
});
const contested = { base: 'a', workspace: 'b', books: 'c' };

test('a conflict that a person must settle moves nothing and ignores nothing', () => {
  expect(mergeField('f', contested, ruleOf())).toEqual({
    ...contested,
    conflicts: [{ field: 'f', lineKey: null, ...contested }],
    ignored: [],
  });
});

test.each([
  ['workspace-wins', { writesThere: false }, 'c', 'workspace'],
  ['books-win', { writesHere: false }, 'b', 'books'],
] as const)('%s where the other side may not be written: it concedes the base, and says so', (...row) => {
  const [conflict, writes, base, side] = row;
  expect(mergeField('f', contested, ruleOf({ conflict, ...writes }))).toEqual({
    ...contested,
    base,
    conflicts: [],
    ignored: [{ field: 'f', side, because: 'update-off' }],
  });
});

test.each([
  ['workspace-wins', 'b'],
  ['books-win', 'c'],
] as const)('%s: its value stands everywhere', (conflict, value) => {
  expect(mergeField('f', contested, ruleOf({ conflict }))).toEqual({
    base: value,
    workspace: value,
    books: value,
    conflicts: [],
    ignored: [],
  });
});

describe('what followed a merge in the books', () => {
  const reference = (id: string, side: Side = 'workspace', to: RecordKind = 'customer'): Reference => ({
    to,
    side,
    id,
  });
  const into = (survivor: string | null | undefined) => ({ survivorOf: () => survivor });

  type Row = readonly [string, FieldValue, FieldValue, string | null | undefined, FieldValue];
  test.each<Row>([
    ['nothing was merged', reference('1'), reference('2'), undefined, reference('1')],
    ['the survivor is known', reference('1'), reference('2'), 's', reference('s')],
    ['the survivor is not known: what stands there now', reference('1'), reference('2'), null, reference('2')],
    ['another kind stands there now', reference('1'), reference('2', 'workspace', 'item'), null, reference('1')],
    [
      'a reference in ids of the books is none of ours',
      reference('1', 'books'),
      reference('2'),
      's',
      reference('1', 'books'),
    ],
    ['emptied there', reference('1'), null, 's', reference('1')],
    ['no reference before', 'text', reference('2'), 's', 'text'],
    ['nothing before', null, reference('2'), 's', null],
  ])('%s', (_, ...[base, now, survivor, expected]) => {
    expect(followed(base, now, into(survivor))).toEqual(expected);
  });
});
