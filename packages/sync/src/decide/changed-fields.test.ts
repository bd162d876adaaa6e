import { describe, expect, test } from 'vitest';
import { compileMapping, noLineKeys } from '../mapping/compile-mapping.ts';
import { accountingField, booleanField, field } from '../mapping/defaults/field.ts';
import type { Fields } from '../record/field-value.ts';
import { booksRecord, linkedPair, linkOf, rulesOf, smallMapping, workspaceRecord } from '../testing/records.ts';
import { changedFields, isUntouched, lineKeysOf } from './changed-fields.ts';

const pairs = [{ workspace: 'net 15', books: '3' }];
const mapping = compileMapping({
  ...smallMapping,
  fields: [
    field('displayName'),
    booleanField('isTaxable'),
    accountingField('term', { conversion: { kind: 'table', pairs } }),
  ],
});
const rules = rulesOf('both', { mapping });
const agreed: Fields = { displayName: 'Acme', isTaxable: null, term: 'net 15' };
const agreedThere: Fields = { displayName: 'Acme', term: '3' };
const pairOf = (here: Fields, there: Fields) => {
  const workspace = workspaceRecord({ fields: { ...agreed, ...here } });
  const books = booksRecord({ fields: { ...agreedThere, ...there } });
  const link = linkOf({ base: { life: 'live', fields: agreed } });
  return { ...linkedPair(), workspace, books, link };
};

describe('what changed since both sides agreed', () => {
  test.each<readonly [string, Fields, Fields, readonly string[], readonly string[]]>([
    ['nothing', {}, {}, [], []],
    [
      'nothing but the spelling of nothing',
      { displayName: ' Acme ' },
      { displayName: 'Acme ', isTaxable: null },
      [],
      [],
    ],
    ['a name here', { displayName: 'Acme Ltd' }, {}, ['displayName'], []],
    ['a name there', {}, { displayName: 'Acme Ltd' }, [], ['displayName']],
    ['the same name on both', { displayName: 'Ltd' }, { displayName: 'Ltd' }, ['displayName'], ['displayName']],
    ['a value emptied here', { term: null }, {}, ['term'], []],
    ['a value filled in there', {}, { isTaxable: true }, [], ['isTaxable']],
    ['a value filled in here', { isTaxable: false }, {}, ['isTaxable'], []],
  ])('%s', (...[, here, there, changedHere, changedThere]) => {
    const pair = pairOf(here, there);
    expect(changedFields(pair, rules, 'workspace')).toEqual(changedHere);
    expect(changedFields(pair, rules, 'books')).toEqual(changedThere);
    expect(isUntouched(pair, rules)).toBe(changedHere.length + changedThere.length === 0);
  });

  test('a value there that no mapping translates has no counterpart to compare, but is looked at', () => {
    const pair = pairOf({}, { term: '99' });
    expect(changedFields(pair, rules, 'books')).toEqual([]);
    expect(isUntouched(pair, rules)).toBe(false);
  });

  test('a record that is not there changed nothing', () => {
    expect(changedFields({ ...pairOf({}, {}), workspace: null }, rules, 'workspace')).toEqual([]);
  });
});

test('line keys are looked up by the id of the line there; a record without lines shares one empty map', () => {
  expect([...lineKeysOf({ lineIds: { a: '1', b: '2' } })]).toEqual([
    ['1', 'a'],
    ['2', 'b'],
  ]);
  expect(lineKeysOf({ lineIds: {} })).toBe(noLineKeys);
});
