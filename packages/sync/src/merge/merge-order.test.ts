import { expect, test } from 'vitest';
import { mergeOrder } from './merge-order.ts';

const order = (base: string, workspace: string, books: string): string =>
  mergeOrder({ base: Array.from(base), workspace: Array.from(workspace), books: Array.from(books) }).join('');

test.each([
  ['nobody moved a line', '123', '123', '123', '123'],
  ['moved here', '123', '312', '123', '312'],
  ['moved there', '123', '123', '231', '231'],
  ['moved on both: ours stands', '123', '312', '213', '312'],
  ['one taken away here is not moved: the order made there stands', '123', '13', '312', '312'],
  ['one added here is not moved: the order made there stands', '123', 'x123', '312', 'x312'],
  ['one taken away there is not moved: the order made here stands', '123', '312', '13', '312'],
  ['added here behind the first, there in front', '12', '1x2', 'y12', 'y1x2'],
  ['two added behind each other stay so', '1', '1xy', '1', '1xy'],
  ['taken away on both', '123', '12', '12', '123'],
])('%s', (_, ...[base, workspace, books, merged]) => {
  expect(order(base, workspace, books)).toBe(merged);
});
