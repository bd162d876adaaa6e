import { describe, expect, it } from 'vitest';
import { laidOutRows, loadAheadRows, nextSort, rowAfterKey, shapeRows, sortDirection, wantsMore } from './paging.ts';

describe('a list that grows page by page', () => {
  it('lays out shapes below the loaded rows only while more are to come', () => {
    expect(laidOutRows({ loaded: 100, hasMore: true })).toBe(100 + shapeRows);
    expect(laidOutRows({ loaded: 100, hasMore: false })).toBe(100);
    expect(laidOutRows({ loaded: 0, hasMore: false })).toBe(0);
  });

  it('asks for more before the end is reached, and never past it', () => {
    expect(wantsMore(100 - loadAheadRows, { loaded: 100, hasMore: true })).toBe(true);
    expect(wantsMore(100 - loadAheadRows - 1, { loaded: 100, hasMore: true })).toBe(false);
    expect(wantsMore(99, { loaded: 100, hasMore: false })).toBe(false);
  });
});

describe('moving between rows', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['j', 3, 4],
    ['ArrowUp', 3, 2],
    ['k', 0, 0],
    ['ArrowDown', 9, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['ArrowDown', -1, 0],
  ])('%s from row %i goes to row %i of ten', (key, from, to) => {
    expect(rowAfterKey(key, from, 10)).toBe(to);
  });

  it('leaves other keys and empty lists alone', () => {
    expect(rowAfterKey('Enter', 3, 10)).toBeUndefined();
    expect(rowAfterKey('ArrowDown', 0, 0)).toBeUndefined();
  });
});

describe('sorting by a column', () => {
  it('goes up at the first press and down at the second', () => {
    expect(nextSort('name', 'balance')).toBe('balance');
    expect(nextSort('balance', 'balance')).toBe('-balance');
    expect(nextSort('-balance', 'balance')).toBe('balance');
  });

  it('tells screen readers which way', () => {
    expect(sortDirection('-due', 'due')).toBe('descending');
    expect(sortDirection('due', 'due')).toBe('ascending');
    expect(sortDirection('name', 'due')).toBe('none');
  });
});
