import { describe, expect, test } from 'vitest';
import { recordKinds } from '../record/record-kind.ts';
import { booksFieldsFor, changeIssues, changeMapping, directionsOf, type MappingChanges } from './change-mapping.ts';
import { defaultMappings } from './defaults/default-mappings.ts';

const { customer, item } = defaultMappings;
const codes = (changes: MappingChanges) => changeIssues(customer, changes).map(({ field, code }) => [field, code]);

describe('changing mappings', () => {
  test('without changes every kind is its standard and has no issue', () => {
    for (const kind of recordKinds) {
      expect(changeMapping(defaultMappings[kind], {})).toEqual(defaultMappings[kind]);
      expect(changeIssues(defaultMappings[kind], {})).toEqual([]);
    }
  });

  test('a field that is off is not looked at any more', () => {
    const fields = changeMapping(customer, { notes: { direction: 'off' } }).fields.map(({ workspace }) => workspace);
    expect(fields).not.toContain('notes');
    expect(fields).toHaveLength(customer.fields.length - 1);
  });

  test('direction and conflict rule of a field are its own', () => {
    const phone = changeMapping(customer, { phone: { direction: 'in', conflict: 'books-win' } }).fields.find(
      ({ workspace }) => workspace === 'phone',
    );
    expect(phone).toMatchObject({ direction: 'in', conflict: 'books-win', books: 'phone' });
  });

  const refusals: readonly (readonly [string, MappingChanges, readonly (readonly string[])[]])[] = [
    ['a name that is off', { displayName: { direction: 'off' } }, [['displayName', 'direction-refused'], ['displayName', 'name-unmapped']]],
    ['a balance that is sent', { balance: { direction: 'out' } }, [['balance', 'direction-refused']]],
    ['a field that nobody knows', { shoeSize: { direction: 'in' } }, [['shoeSize', 'unknown-field']]],
    ['a text that is paired with a switch', { notes: { books: 'isTaxable' } }, [['notes', 'books-field-refused'], ['isTaxable', 'written-twice']]],
    ['two fields that write one', { fax: { books: 'mobile' } }, [['fax', 'written-twice']]],
  ]; // prettier-ignore
  test.each(refusals)('refuses %s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  test('a pair may be crossed when its former partner is off', () => {
    expect(codes({ fax: { books: 'mobile' }, mobile: { direction: 'off' } })).toEqual([]);
  });

  test('a figure of the books offers no way out', () => {
    const stock = item.fields.find(({ workspace }) => workspace === 'quantityOnHand');
    expect(stock && directionsOf('item', stock)).toEqual(['in', 'off']);
  });

  test('only texts of one sort can be crossed', () => {
    const phone = customer.fields.find(({ workspace }) => workspace === 'phone');
    const offered = phone === undefined ? [] : booksFieldsFor(customer, phone);
    expect(offered[0]).toBe('phone');
    expect(offered).toContain('mobile');
    expect(offered).not.toContain('email');
    expect(offered).not.toContain('balance');
  });
});
