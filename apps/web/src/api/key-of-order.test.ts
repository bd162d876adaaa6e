import { expect, it } from 'vitest';
import { keyOfOrder } from './key-of-order.ts';

const newId = () => 'new';

it.each([
  ['the same order that nobody answered has its key', '{"total":"5"}', 'first'],
  ['another order after it is new', '{"total":"6"}', 'new'],
])('%s', (_, asked, key) => {
  expect(keyOfOrder(asked, { asked: '{"total":"5"}', key: 'first' }, newId)).toBe(key);
});

it('an order after an answered one is new', () => {
  expect(keyOfOrder('{"total":"5"}', undefined, newId)).toBe('new');
});
