import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldMapping } from '../mapping/field-mapping.ts';
import type { Fields, LineValue, Side } from '../record/field-value.ts';
import { noReferences } from '../record/references.ts';
import { isSameValue } from '../record/same-value.ts';
import { acknowledge, conflictKey, contestedField, valueAt } from './acknowledge.ts';
import type { Legs } from './merge-field.ts';
import { mergeFields } from './merge-fields.ts';

const mapping = (workspace: string): FieldMapping => ({
  workspace,
  books: workspace,
  direction: 'both',
  conversion: { kind: 'same' },
  fieldClass: 'contact',
  conflict: null,
});
const merge = (legs: Legs<Fields>) =>
  mergeFields({
    mappings: ['note', 'lines'].map(mapping),
    legs,
    ruleOf: () => ({
      writesHere: true,
      writesThere: true,
      because: { workspace: 'update-off', books: 'update-off' },
      conflict: 'ask',
      newest: 'books',
      survivorOf: noReferences.survivorOf,
    }),
    answers: {},
  });

const line = (key: string, fields: LineValue['fields']): LineValue => ({ key, fields });
const scalars = fc.constantFrom('a', 'b', 'c', null);
const lines = fc
  .uniqueArray(fc.record({ key: fc.constantFrom('1', '2', '3'), text: scalars, price: scalars }), {
    selector: ({ key }) => key,
  })
  .map(rows => rows.map(({ key, text, price }) => line(key, { text, price })));
const records = fc.record({ note: scalars, lines }) satisfies fc.Arbitrary<Fields>;
const anyLegs = fc.record({ base: records, workspace: records, books: records });

const resultOf = (legs: Legs<Fields>, base: Fields): Legs<Fields> => {
  const merged = merge({ ...legs, base });
  const changed = (fields: Fields, changes: typeof merged.toBooks): Fields => ({
    ...fields,
    ...Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to])),
  });
  return {
    base: merged.base,
    workspace: changed(legs.workspace, merged.toWorkspace),
    books: changed(legs.books, merged.toBooks),
  };
};

describe('B02 a person says which side of a conflict stands', () => {
  test('every answered conflict is none any more, and the side that stands is on both', () => {
    fc.assert(
      fc.property(anyLegs, fc.array(fc.constantFrom<Side>('workspace', 'books')), (legs, sides) => {
        const answered = merge(legs).conflicts.map(({ field, lineKey }, at) => ({
          field,
          lineKey,
          stands: sides[at % Math.max(1, sides.length)] ?? 'books',
        }));
        const base = acknowledge(legs, answered);
        expect(merge({ ...legs, base }).conflicts).toEqual([]);
        const after = resultOf(legs, base);
        for (const one of answered) {
          expect(valueAt(after.workspace, one)).toEqual(valueAt(legs[one.stands], one));
          expect(valueAt(after.books, one)).toEqual(valueAt(legs[one.stands], one));
        }
        for (const field of ['note', 'lines'])
          expect(isSameValue(after.workspace[field], after.books[field])).toBe(true);
      }),
    );
  });

  test('a conflict that was not answered stays, as it was', () => {
    fc.assert(
      fc.property(anyLegs, legs => {
        const [first, ...others] = merge(legs).conflicts;
        if (first === undefined) return;
        const base = acknowledge(legs, [{ ...first, stands: 'workspace' }]);
        expect(merge({ ...legs, base }).conflicts.map(conflictKey)).toEqual(others.map(conflictKey));
      }),
    );
  });

  test('one that changes again after it was seen is asked about again', () => {
    const legs = { base: { note: 'a' }, workspace: { note: 'b' }, books: { note: 'c' } };
    const base = acknowledge(legs, [{ field: 'note', lineKey: null, stands: 'workspace' }]);
    expect(merge({ ...legs, base, books: { note: 'd' } }).conflicts).toMatchObject([{ base: 'c', books: 'd' }]);
  });
});

test('a conflict is named after its place', () => {
  expect(conflictKey({ field: 'billing.city', lineKey: null })).toBe('billing.city');
  expect(conflictKey({ field: 'lines.quantity', lineKey: '7' })).toBe('lines.quantity@7');
  expect(['billing.city', 'lines.quantity@7', 'lines@7'].map(contestedField)).toEqual([
    'billing.city',
    'lines',
    'lines',
  ]);
});

describe('the place of a conflict', () => {
  const record: Fields = { note: 'x', lines: [line('1', { price: '5', text: 'a' }), line('2', { price: '6' })] };

  test.each([
    ['note', null, 'x'],
    ['absent', null, null],
    ['lines.price', '1', '5'],
    ['lines.price', '2', '6'],
    ['lines.text', '2', null],
    ['lines.price', '3', null],
    ['lines', '1', { price: '5', text: 'a' }],
    ['lines', '3', null],
    ['absent', '1', null],
    ['note', '1', null],
  ])('%s of line %s holds %j', (field, lineKey, value) => {
    expect(valueAt(record, { field, lineKey })).toEqual(value);
  });
});

describe('the base after an answer', () => {
  const [kept, edited] = [line('2', { price: '6' }), line('1', { price: '7', text: 'b' })];
  const base: Fields = { note: 'x', lines: [line('1', { price: '5', text: 'a' }), kept] };
  const stands = 'workspace' as const;

  test.each([
    ['a field of a line', 'lines.price', '1', [line('1', { price: '7', text: 'a' }), kept]],
    ['a field that the line has not there', 'lines.tax', '1', [line('1', { price: '5', text: 'a', tax: null }), kept]],
    ['a line', 'lines', '1', [edited, kept]],
    ['a line that was taken away there', 'lines', '2', [line('1', { price: '5', text: 'a' })]],
    [
      'a field of a line that is gone there',
      'lines.price',
      '2',
      [line('1', { price: '5', text: 'a' }), line('2', { price: null })],
    ],
  ])('takes %s from the side that yields, and leaves the rest', (...row) => {
    const [, field, lineKey, lines] = row;
    const legs = { base, workspace: base, books: { note: 'y', lines: [edited] } };
    expect(acknowledge(legs, [{ field, lineKey, stands }])).toEqual({ note: 'x', lines });
  });

  test('learns a line that nobody had agreed on', () => {
    const legs = { base: {}, workspace: {}, books: { lines: [edited] } };
    expect(acknowledge(legs, [{ field: 'lines', lineKey: '1', stands }])).toEqual({ lines: [edited] });
    expect(acknowledge(legs, [{ field: 'lines.price', lineKey: '1', stands }])).toEqual({
      lines: [line('1', { price: '7' })],
    });
  });

  test('takes a field that the yielding side has not as empty', () => {
    const legs = { base, workspace: base, books: {} };
    expect(acknowledge(legs, [{ field: 'note', lineKey: null, stands }])).toEqual({ ...base, note: null });
  });
});
