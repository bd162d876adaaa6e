import { expect, test } from 'vitest';
import type { LineValue } from '@tieout/sync';
import { describeChanges } from './describe-changes.ts';

const line = (key: string, quantity: string, unitPrice = '5'): LineValue => ({ key, fields: { quantity, unitPrice } });

test('lines are told by their place, with what they were and are', () => {
  const from = [line('a', '1'), line('b', '1'), line('c', '1')];
  const to = [line('a', '2'), line('c', '1', '6'), line('d', '1')];
  expect(describeChanges({ lines: { from, to } })).toBe(
    'line 1 (quantity 1 → 2), line 2 (price 5 → 6), line 3 added, line 2 taken away',
  );
});

test('many lines are counted, and lines that only moved are told as such', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(key => line(key, '1'));
  expect(describeChanges({ lines: { from: [], to: many } })).toBe('6 lines');
  const [first, second] = many;
  if (first === undefined || second === undefined) throw new Error('There are six lines.');
  expect(describeChanges({ lines: { from: [first, second], to: [second, first] } })).toBe('the order of lines');
});

test('parts of an address are one thing, and a discount is one whether percent or amount', () => {
  const change = { from: null, to: 'x' };
  const changes = { 'billing.city': change, 'billing.line1': change, discountPercent: change, discountAmount: change };
  expect(describeChanges(changes)).toBe('the address, the discount');
});
