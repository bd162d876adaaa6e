import { expect, test } from 'vitest';
import { canStandOnLine, itemTypes } from './item.ts';

test('categories group what is sold, and are not sold', () => {
  expect(itemTypes.filter(type => !canStandOnLine(type))).toEqual(['category']);
});
