import { expect, test } from 'vitest';
import { ancestorsOf, levelsOf } from './tree-levels.ts';

test('levels count the parents above a record; a circle ends', () => {
  const nodes = [
    { books_id: '1', parent_id: null },
    { books_id: '2', parent_id: '1' },
    { books_id: '3', parent_id: '2' },
    { books_id: '4', parent_id: '4' },
    { books_id: '5', parent_id: 'elsewhere' },
  ];
  expect([...levelsOf(nodes)]).toEqual([
    ['2', 1],
    ['3', 2],
    ['4', 10],
    ['5', 1],
  ]);
});

test('ancestors are found through all levels', () => {
  const all = [
    { books_id: '1', parent_id: null },
    { books_id: '2', parent_id: '1' },
    { books_id: '3', parent_id: '2' },
    { books_id: '4', parent_id: null },
  ];
  expect([...ancestorsOf(all.slice(2, 3), all)]).toEqual(['2', '1']);
});
