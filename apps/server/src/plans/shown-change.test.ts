import type { FieldValue } from '@tieout/sync';
import { describe, expect, it } from 'vitest';
import { shownChange, shownChanges } from './shown-change.ts';

const item: FieldValue = { to: 'item', side: 'workspace', id: '7' };

describe('a change for people', () => {
  it('tells what the field is called and what it holds', () => {
    expect(shownChange('unitPrice', { from: '45', to: '48.5' })).toEqual({
      field: 'unitPrice',
      label: 'Unit price',
      kind: 'price',
      from: '45',
      to: '48.5',
    });
  });

  it.each([
    [undefined, null],
    [null, null],
    ['', null],
    [true, 'yes'],
    [false, 'no'],
    [item, '7'],
  ] as const)('shows %j as %j', (value, shown) => {
    expect(shownChange('notes', { from: value, to: null }).from).toBe(shown);
  });

  it('keeps lines as lines, with what they have of their own', () => {
    const lines: FieldValue = [{ key: 'a', fields: { item, quantity: '2', unitPrice: '7', taxCode: null } }];
    expect(shownChange('lines', { from: lines, to: null })).toMatchObject({
      kind: 'lines',
      from: [{ description: '', quantity: '2', unitPrice: '7', amount: '' }],
    });
  });

  it('of a creation there is none, of an update every field of either state', () => {
    expect(shownChanges(null, { name: 'Quay' })).toEqual([]);
    expect(shownChanges({ name: 'Quay' }, { phone: '1' }).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['name', 'Quay', null],
      ['phone', null, '1'],
    ]);
  });
});
