import type { Standing } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { standingPairs } from './standing-pairs.ts';

const standing = (side: Standing['side'], fields: Readonly<Record<string, string | null>>): Standing => ({
  side,
  presence: 'present',
  fields: Object.entries(fields).map(([field, value]) => ({ field, label: field, value, entryId: null })),
  since: null,
  sentence: '',
});

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

  it('have a field that only one of them knows, and count empty as empty', () => {
    const pairs = standingPairs([standing('here', { note: '' }), standing('books', { tax: '8' })]);
    expect(pairs).toEqual([
      { key: 'tax', label: 'tax', here: null, books: '8', isEqual: false },
      { key: 'note', label: 'note', here: '', books: null, isEqual: true },
    ]);
  });

  it('may be one side alone', () => {
    expect(standingPairs([standing('books', { name: 'Quay' })])).toHaveLength(1);
    expect(standingPairs([])).toEqual([]);
  });
});
