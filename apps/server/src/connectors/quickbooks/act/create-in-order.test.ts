import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generationsOf } from './create-in-order.ts';

test('parents come a generation before their children; strangers count as none', () => {
  const nodes = [
    { booksId: 'grandchild', parentId: 'child' },
    { booksId: 'child', parentId: 'parent' },
    { booksId: 'parent', parentId: null },
    { booksId: 'other', parentId: 'linked long ago' },
  ];
  expect(generationsOf(nodes)).toEqual([['parent', 'other'], ['child'], ['grandchild']]);
});

test('a circle ends, and nobody is left out or made twice', () => {
  const id = fc.integer({ min: 0, max: 8 }).map(String);
  const node = fc.record({ booksId: id, parentId: fc.option(id) });
  fc.assert(
    fc.property(fc.uniqueArray(node, { selector: ({ booksId }) => booksId }), nodes => {
      const made = generationsOf(nodes).flat();
      expect([...made].sort()).toEqual(nodes.map(({ booksId }) => booksId).sort());
    }),
  );
});
