import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictRules } from '../policy/policy.ts';
import type { LineValue } from '../record/field-value.ts';
import { noReferences } from '../record/references.ts';
import { isSameValue } from '../record/same-value.ts';
import { mergeField, type Legs, type MergeRule } from './merge-field.ts';
import { mergeLines } from './merge-lines.ts';
import { mergeOrder } from './merge-order.ts';

const ruleOf = (parts: Partial<MergeRule> = {}): MergeRule => ({
  writesHere: true,
  writesThere: true,
  because: { workspace: 'update-off', books: 'update-off' },
  conflict: 'ask',
  newest: 'books',
  survivorOf: noReferences.survivorOf,
  ...parts,
});

type Lines = readonly LineValue[];
const line = (key: string, fields: LineValue['fields'] = {}): LineValue => ({ key, fields });

const scalars = fc.constantFrom('a', 'b', 'c', null, true);
const anyLines = fc
  .uniqueArray(fc.record({ key: fc.constantFrom('1', '2', '3', '4', '5'), text: scalars, price: scalars }), {
    selector: ({ key }) => key,
    maxLength: 5,
  })
  .map((lines): Lines => lines.map(({ key, text, price }) => line(key, { text, price })));
const rules = fc.record({
  writesHere: fc.boolean(),
  writesThere: fc.boolean(),
  because: fc.constant({ workspace: 'update-off', books: 'update-off' } as const),
  conflict: fc.constantFrom(...conflictRules),
  newest: fc.constantFrom('workspace' as const, 'books' as const),
  survivorOf: fc.constant(noReferences.survivorOf),
});
const openRules = fc.constantFrom(...conflictRules).map(conflict => ruleOf({ conflict }));
const mirrored: Readonly<Record<MergeRule['conflict'], MergeRule['conflict']>> = {
  'books-win': 'workspace-wins',
  'workspace-wins': 'books-win',
  'newest-wins': 'newest-wins',
  ask: 'ask',
};
/** The same rule seen from the other side. */
const mirror = (rule: MergeRule): MergeRule => ({
  ...rule,
  writesHere: rule.writesThere,
  writesThere: rule.writesHere,
  conflict: mirrored[rule.conflict],
  newest: rule.newest === 'books' ? 'workspace' : 'books',
});
const legsOf = <Value>(base: Value, workspace: Value, books: Value): Legs<Value> => ({ base, workspace, books });

describe('one value', () => {
  const merge = (legs: Legs, rule = ruleOf()) => mergeField('f', legs, rule);

  test.each([
    ['nothing changed', 'a', 'a', 'a', 'a', 'a', 'a'],
    ['changed here', 'a', 'b', 'a', 'b', 'b', 'b'],
    ['changed there', 'a', 'a', 'b', 'b', 'b', 'b'],
    ['changed alike', 'a', 'b', 'b', 'b', 'b', 'b'],
    ['emptied here', 'a', null, 'a', null, null, null],
    ['contested: nothing moves', 'a', 'b', 'c', 'a', 'b', 'c'],
  ])('%s', (_, ...[base, workspace, books, ...merged]) => {
    const result = merge({ base, workspace, books } as Legs);
    expect([result.base, result.workspace, result.books]).toEqual(merged);
  });

  test('what followed a merge in the books is no edit made there: the one made here stands', () => {
    const customer = (id: string) => ({ to: 'customer', side: 'workspace', id }) as const;
    const survivorOf = (_: string, id: string) => (id === 'absorbed' ? 'survivor' : undefined);
    const legs = legsOf(customer('absorbed'), customer('other'), customer('survivor'));
    for (const conflict of conflictRules) {
      expect(merge(legs, ruleOf({ conflict, survivorOf }))).toMatchObject({ books: customer('other'), conflicts: [] });
    }
    const untouched = legsOf(customer('absorbed'), customer('absorbed'), customer('survivor'));
    expect(merge(untouched, ruleOf({ survivorOf })).workspace).toEqual(customer('survivor'));
    expect(
      merge(legsOf(customer('absorbed'), customer('other'), customer('third')), ruleOf({ survivorOf })).conflicts,
    ).toHaveLength(1);
  });

  test('merge(b, x, b) = x and merge(b, b, x) = x', () => {
    fc.assert(
      fc.property(scalars, scalars, openRules, (...[base, changed, rule]) => {
        for (const legs of [legsOf(base, changed, base), legsOf(base, base, changed)]) {
          expect(merge(legs, rule)).toMatchObject({ base: changed, workspace: changed, books: changed, conflicts: [] });
        }
      }),
    );
  });

  test('seen from the other side the outcome is the same', () => {
    fc.assert(
      fc.property(fc.tuple(scalars, scalars, scalars), rules, ([base, here, there], rule) => {
        const seen = merge(legsOf(base, here, there), rule);
        const turned = merge(legsOf(base, there, here), mirror(rule));
        expect([turned.base, turned.books, turned.workspace]).toEqual([seen.base, seen.workspace, seen.books]);
      }),
    );
  });

  test('merging what was merged changes nothing more', () => {
    fc.assert(
      fc.property(fc.tuple(scalars, scalars, scalars), rules, ([base, here, there], rule) => {
        const once = merge(legsOf(base, here, there), rule);
        const twice = merge(once, rule);
        expect([twice.base, twice.workspace, twice.books]).toEqual([once.base, once.workspace, once.books]);
      }),
    );
  });

  test('a side that may not be written keeps its value', () => {
    fc.assert(
      fc.property(fc.tuple(scalars, scalars, scalars), rules, ([base, here, there], rule) => {
        const merged = merge(legsOf(base, here, there), rule);
        if (!rule.writesHere) expect(merged.workspace).toEqual(here);
        if (!rule.writesThere) expect(merged.books).toEqual(there);
      }),
    );
  });

  test('no edit is lost in silence: each value stands somewhere, was overruled by a rule, or is in a conflict', () => {
    fc.assert(
      fc.property(fc.tuple(scalars, scalars, scalars), ([base, here, there]) => {
        const merged = merge(legsOf(base, here, there), ruleOf({ conflict: 'ask' }));
        const stands = [merged.workspace, merged.books];
        if (here !== base) expect(stands).toContain(here);
        if (there !== base) expect(stands).toContain(there);
        if (!isSameValue(merged.workspace, merged.books)) expect(merged.conflicts).toHaveLength(1);
      }),
    );
  });
});

describe('lists of lines', () => {
  const merge = (legs: Legs<Lines>, rule = ruleOf()) => mergeLines('lines', legs, rule);
  const keys = (value: unknown) => (value as Lines).map(({ key }) => key);
  const base = [line('1', { text: 'a' }), line('2', { text: 'b' }), line('3', { text: 'c' })];
  const [first, second, third] = base as [LineValue, LineValue, LineValue];

  test('lines added on either side are kept, behind the line they follow', () => {
    const merged = merge(legsOf<Lines>(base, [first, line('x'), second, third], [first, second, line('y'), third]));
    expect(keys(merged.workspace)).toEqual(['1', 'x', '2', 'y', '3']);
    expect(merged.books).toEqual(merged.workspace);
  });

  test('a line taken away on one side goes on the other', () => {
    expect(keys(merge(legsOf<Lines>(base, [first, third], base)).books)).toEqual(['1', '3']);
    expect(keys(merge(legsOf<Lines>(base, base, [third])).workspace)).toEqual(['3']);
  });

  test('different fields of one line merge', () => {
    const here = [{ ...first, fields: { text: 'here' } }, second, third];
    const there = [{ ...first, fields: { text: 'a', price: '5' } }, second, third];
    expect((merge(legsOf<Lines>(base, here, there)).books as Lines)[0]?.fields).toEqual({ text: 'here', price: '5' });
  });

  test('the same field of one line changed on both sides is a conflict of that line alone', () => {
    const edit = (text: string) => [{ ...first, fields: { text } }, second, line('9', { text })];
    const merged = merge(legsOf<Lines>(base, edit('here'), [...edit('there').slice(0, 2), third]));
    expect(merged.conflicts).toMatchObject([
      { field: 'lines.text', lineKey: '1', base: 'a', workspace: 'here', books: 'there' },
    ]);
    expect(keys(merged.books)).toEqual(['1', '2', '9']);
  });

  test('a line edited on one side and taken away on the other is a conflict, or follows the rule', () => {
    const edited = [{ ...first, fields: { text: 'new' } }, second, third];
    const legs = legsOf<Lines>(base, edited, [second, third]);
    expect(merge(legs).conflicts).toMatchObject([{ field: 'lines', lineKey: '1', books: null }]);
    expect(keys(merge(legs, ruleOf({ conflict: 'books-win' })).workspace)).toEqual(['2', '3']);
    expect(keys(merge(legs, ruleOf({ conflict: 'workspace-wins' })).books)).toEqual(['1', '2', '3']);
  });

  test('a line taken away here goes there too when all that changed there is that its item was merged into another', () => {
    const item = (id: string) => ({ item: { to: 'item', side: 'workspace', id } }) as const;
    const survivorOf = (_: string, id: string) => (id === 'absorbed' ? 'survivor' : undefined);
    const before = [line('1', item('absorbed')), second];
    const legs = legsOf<Lines>(before, [second], [line('1', item('survivor')), second]);
    expect(keys(merge(legs, ruleOf({ survivorOf })).books)).toEqual(['2']);
    const edited = legsOf<Lines>(before, [second], [line('1', item('third')), second]);
    expect(merge(edited, ruleOf({ survivorOf })).conflicts).toMatchObject([{ lineKey: '1' }]);
    expect(keys(merge(edited, ruleOf({ survivorOf: () => null })).books)).toEqual(['2']);
    const turned = legsOf<Lines>(before, [line('1', item('survivor')), second], [second]);
    expect(merge(turned, ruleOf({ survivorOf })).conflicts).toMatchObject([{ lineKey: '1' }]);
  });

  test('the order of the side that moved lines stands', () => {
    expect(keys(merge(legsOf<Lines>(base, [third, first, second], base)).books)).toEqual(['3', '1', '2']);
    expect(keys(merge(legsOf<Lines>(base, base, [second, first, third])).workspace)).toEqual(['2', '1', '3']);
  });

  test('merge(b, x, b) = x', () => {
    fc.assert(
      fc.property(anyLines, anyLines, openRules, (...[agreed, changed, rule]) => {
        expect(merge(legsOf(agreed, changed, agreed), rule).books).toEqual(changed);
        expect(merge(legsOf(agreed, agreed, changed), rule).workspace).toEqual(changed);
      }),
    );
  });

  test('both sides end alike, but for conflicts; merging again changes nothing', () => {
    fc.assert(
      fc.property(fc.tuple(anyLines, anyLines, anyLines), openRules, ([agreed, here, there], rule) => {
        const once = merge(legsOf(agreed, here, there), rule);
        if (once.conflicts.length === 0) expect(once.workspace).toEqual(once.books);
        const twice = merge({ base: once.base, workspace: once.workspace, books: once.books } as Legs<Lines>, rule);
        expect([twice.workspace, twice.books]).toEqual([once.workspace, once.books]);
      }),
    );
  });

  test('seen from the other side the outcome is the same, but for the order of lines that both sides added', () => {
    const byKey = (value: unknown) => (value as Lines).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    fc.assert(
      fc.property(fc.tuple(anyLines, anyLines, anyLines), rules, ([agreed, here, there], rule) => {
        const merged = merge(legsOf(agreed, here, there), rule);
        const other = merge(legsOf(agreed, there, here), mirror(rule));
        expect(byKey(other.workspace)).toEqual(byKey(merged.books));
        expect(byKey(other.books)).toEqual(byKey(merged.workspace));
        expect(byKey(other.base)).toEqual(byKey(merged.base));
        expect(other.conflicts.map(({ lineKey, field }) => [lineKey, field]).sort()).toEqual(
          merged.conflicts.map(({ lineKey, field }) => [lineKey, field]).sort(),
        );
      }),
    );
  });

  test('every edit of a line stands on both sides, or in a conflict, while conflicts are asked about', () => {
    fc.assert(
      fc.property(fc.tuple(anyLines, anyLines, anyLines), ([agreed, here, there]) => {
        const merged = merge(legsOf(agreed, here, there));
        const contested = new Set(merged.conflicts.map(({ lineKey }) => lineKey));
        const find = (lines: unknown, key: string) => (lines as Lines).find(candidate => candidate.key === key);
        for (const side of [here, there]) {
          for (const { key, fields } of side) {
            for (const [name, value] of Object.entries(fields)) {
              if (contested.has(key) || isSameValue(find(agreed, key)?.fields[name], value)) continue;
              expect(find(merged.workspace, key)?.fields[name]).toEqual(value);
              expect(find(merged.books, key)?.fields[name]).toEqual(value);
            }
          }
        }
      }),
    );
  });

  test('a side that may not be written keeps its lines', () => {
    fc.assert(
      fc.property(fc.tuple(anyLines, anyLines, anyLines), rules, ([agreed, here, there], rule) => {
        const merged = merge(legsOf(agreed, here, there), rule);
        if (!rule.writesHere) expect(merged.workspace).toEqual(here);
        if (!rule.writesThere) expect(merged.books).toEqual(there);
      }),
    );
  });

  test('the merged order holds every key once', () => {
    const orders = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'));
    fc.assert(
      fc.property(orders, orders, orders, (...[agreed, workspace, books]) => {
        const order = mergeOrder({ base: agreed, workspace, books });
        expect([...order].sort()).toEqual([...new Set([...agreed, ...workspace, ...books])].sort());
      }),
    );
  });
});
