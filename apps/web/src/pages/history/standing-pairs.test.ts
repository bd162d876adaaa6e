import type { ShownValue, Standing } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { standingPairs } from './standing-pairs.ts';

const standing = (side: Standing['side'], fields: Readonly<Record<string, ShownValue>>): Standing => ({
  side,
  presence: 'present',
  fields: Object.entries(fields).map(([field, value]) => ({ field, label: field, kind: 'text', value, entryId: null })),
  since: null,
  sentence: '',
});

const line = (amount: string) => [{ description: 'Tube', quantity: '', unitPrice: '', amount }];

describe('both sides at a moment', () => {
  it('stand beside each other, what differs first', () => {
    const pairs = standingPairs([
      standing('here', { name: 'Quay', phone: '1' }),
      standing('books', { name: 'Quay', phone: '2' }),
    ]);
    expect(pairs.map(({ key, isEqual }) => [key, isEqual])).toEqual([
      ['phone', false],
      ['name', true],
    ]);
  });

  it('have a field that only one of them knows, and none that is empty on both', () => {
    const pairs = standingPairs([
      standing('here', { name: 'Quay', note: '' }),
      standing('books', { name: 'Quay', tax: '8' }),
    ]);
    expect(pairs).toEqual([
      { key: 'tax', label: 'tax', kind: 'text', here: null, books: '8', isEqual: false },
      { key: 'name', label: 'name', kind: 'text', here: 'Quay', books: 'Quay', isEqual: true },
    ]);
  });

  it('compare lines by what they hold', () => {
    const isEqual = (here: string, books: string) =>
      standingPairs([standing('here', { lines: line(here) }), standing('books', { lines: line(books) })])[0]?.isEqual;
    expect([isEqual('5', '5'), isEqual('5', '6')]).toEqual([true, false]);
  });

  it('may be one side alone, which then differs from nothing', () => {
    expect(standingPairs([standing('here', {}), standing('books', { name: 'Quay' })])).toMatchObject([
      { here: undefined, books: 'Quay', isEqual: true },
    ]);
    expect(standingPairs([])).toEqual([]);
  });
});
