import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkIndex } from '../record/link-index.ts';
import { isSameValue } from '../record/same-value.ts';
import { recordKinds } from '../record/record-kind.ts';
import type { FieldValue } from '../record/field-value.ts';
import { compileMapping, outwardFields, viewBooks, viewWorkspace } from './compile-mapping.ts';
import { field, lineField } from './defaults/field.ts';
import { defaultMappings } from './defaults/default-mappings.ts';
import type { Conversion, FieldMapping, KindMapping } from './field-mapping.ts';
import { mappingIssues } from './mapping-issues.ts';

const mappingOf = (...fields: readonly FieldMapping[]): KindMapping => ({
  kind: 'customer',
  keys: { name: 'displayName' },
  fields,
});
const links = linkIndex([{ kind: 'customer', workspaceId: 'w1', booksId: '17' }]);
const only = (conversion: Conversion) => compileMapping(mappingOf(field('f', { conversion })));
const inward = (conversion: Conversion, value: FieldValue) => viewBooks({ f: value }, only(conversion), { links });
const outward = (conversion: Conversion, value: FieldValue) => outwardFields({ f: value }, only(conversion), links);
const own = (conversion: Conversion, value: FieldValue) => viewWorkspace({ f: value }, only(conversion)).fields['f'];

const text: Conversion = { kind: 'text' };
const terms: Conversion = {
  kind: 'table',
  pairs: [
    { workspace: 'net30', books: '3' },
    { workspace: 'net60', books: '4' },
  ],
};

describe('conversions', () => {
  const cases: readonly (readonly [string, Conversion, FieldValue, FieldValue])[] = [
    ['text is trimmed', text, '  Acme ', 'Acme'],
    ['empty text is nothing', text, '   ', null],
    ['decimals lose their zeros', { kind: 'decimal' }, '5.00', '5'],
    ['what is no decimal stays visible', { kind: 'decimal' }, 'abc', 'abc'],
    ['addresses compare in lower case', { kind: 'email' }, 'Mara@Cafe.example', 'mara@cafe.example'],
    ['a table translates', terms, '3', 'net30'],
    ['no is yes there', { kind: 'negated' }, true, false],
    [
      'a linked record goes by our id',
      { kind: 'reference', to: 'customer' },
      '17',
      { to: 'customer', side: 'workspace', id: 'w1' },
    ],
    [
      'an unlinked one keeps its own',
      { kind: 'reference', to: 'customer' },
      '18',
      { to: 'customer', side: 'books', id: '18' },
    ],
  ];

  test.each(cases.map(([name, ...given]) => ({ name, given })))('$name', ({ given: [conversion, value, expected] }) => {
    expect(inward(conversion, value).fields['f']).toEqual(expected);
  });

  test('a value that no pair translates is named, never guessed', () => {
    expect(inward(terms, '9')).toEqual({ fields: {}, missing: [{ field: 'f', value: '9' }] });
    expect(outward(terms, 'net90').missing).toEqual([{ field: 'f', value: 'net90' }]);
  });

  test('a reference goes out as the books know it, or is missing while it is not linked', () => {
    const reference: Conversion = { kind: 'reference', to: 'customer' };
    expect(outward(reference, 'w1').fields['f']).toBe('17');
    expect(outward(reference, 'w2').missing).toHaveLength(1);
  });

  test('lines translate field by field and say where they came from', () => {
    const lines: Conversion = {
      kind: 'lines',
      fields: [lineField('amount', { kind: 'decimal' }), lineField('term', terms)],
    };
    const told = inward(lines, [{ key: '1', fields: { amount: '5.00', term: '4' } }]);
    expect(told.fields['f']).toEqual([{ key: 'books:1', fields: { amount: '5', term: 'net60' } }]);
    expect(inward(lines, [{ key: '1', fields: { term: '9' } }]).missing).toHaveLength(1);
  });

  const conversions = fc.constantFrom<Conversion>(
    text,
    { kind: 'same' },
    { kind: 'decimal' },
    { kind: 'email' },
    { kind: 'negated' },
  );
  const values = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('1.50', '', ' x ', 'A@B.c', '-0'),
    fc.boolean(),
    fc.constant(null),
  );

  test('comparing form is final: taking it twice changes nothing', () => {
    fc.assert(
      fc.property(conversions, values, (conversion, value) => {
        const once = own(conversion, value) ?? null;
        expect(isSameValue(own(conversion, once), once)).toBe(true);
      }),
    );
  });

  test('what goes there and comes back is the same', () => {
    fc.assert(
      fc.property(conversions, values, (conversion, value) => {
        fc.pre(conversion.kind !== 'negated' || typeof value === 'boolean');
        const there = outward(conversion, own(conversion, value) ?? null).fields['f'] ?? null;
        expect(isSameValue(inward(conversion, there).fields['f'], own(conversion, value))).toBe(true);
      }),
    );
  });
});

describe('checking a mapping before it is saved', () => {
  const name = field('displayName');

  test.each(recordKinds)('the default mapping of %s is sound', kind => {
    expect(mappingIssues(defaultMappings[kind])).toEqual([]);
  });

  test.each([
    ['two mappings write one field there', [name, field('a'), { ...field('b'), books: 'a' }], 'written-twice'],
    ['two mappings write one field here', [name, field('a'), { ...field('a'), books: 'b' }], 'written-twice'],
    [
      'a table that is not one to one',
      [
        name,
        field('t', {
          conversion: {
            kind: 'table',
            pairs: [
              { workspace: 'x', books: '1' },
              { workspace: 'x', books: '2' },
            ],
          },
        }),
      ],
      'ambiguous-table',
    ],
    ['no name', [field('email')], 'name-unmapped'],
    ['a field left empty', [name, field(' ')], 'empty-field'],
  ] as const)('%s', (_, fields, code) => {
    expect(mappingIssues(mappingOf(...fields)).map(issue => issue.code)).toEqual([code]);
  });

  test('one field may be fed by one mapping and feed another', () => {
    const fields = [name, field('a', { direction: 'in' }), { ...field('b', { direction: 'out' }), books: 'a' }];
    expect(mappingIssues(mappingOf(...fields))).toEqual([]);
  });
});
