import { expect, test } from 'vitest';
import { linkIndex } from './link-index.ts';

const links = ['a', 'b', 'c'].map(id => ({ kind: 'item' as const, workspaceId: id, booksId: `there-${id}` }));

test('a record that was merged away is followed to the last survivor, however often it was merged', () => {
  const index = linkIndex(links);
  index.addMerge('item', 'there-a', 'there-b');
  expect(index.survivorOf('item', 'a')).toBe('b');
  index.addMerge('item', 'there-b', 'there-c');
  expect(index.survivorOf('item', 'a')).toBe('c');
  expect(index.survivorOf('item', 'c')).toBeUndefined();
  index.addMerge('item', 'there-c', null);
  expect(index.survivorOf('item', 'a')).toBeNull();
  expect(index.survivorOf('customer', 'a')).toBeUndefined();
});

test('a survivor that nothing here is linked to leads nowhere, and a circle of merges comes to an end', () => {
  const index = linkIndex(links);
  index.addMerge('item', 'there-a', 'unknown');
  expect(index.survivorOf('item', 'a')).toBeUndefined();
  index.addMerge('item', 'there-b', 'there-c');
  index.addMerge('item', 'there-c', 'there-b');
  expect(['b', 'c']).toContain(index.survivorOf('item', 'b'));
});
