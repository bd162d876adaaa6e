import { describe, expect, test } from 'vitest';
import { changedNeutral, changesFigures } from './changed-neutral.ts';

const line = (key: string, unitPrice: string) => ({ key, fields: { unitPrice } });

describe('what changed', () => {
  test('is what differs, as it was and as it is', () => {
    const before = { message: 'Hi', lines: [line('a', '2')], shippingAmount: null, email: 'a@x.test' };
    const after = { message: 'Hi', lines: [line('a', '3')], shippingAmount: '4', email: null };
    expect(changedNeutral(before, after)).toEqual({
      before: { lines: [line('a', '2')], shippingAmount: null, email: 'a@x.test' },
      after: { lines: [line('a', '3')], shippingAmount: '4', email: null },
    });
  });

  test('is nothing where both say the same, absent or empty', () => {
    expect(changedNeutral({ message: null }, { message: null, email: null })).toEqual({ before: {}, after: {} });
  });
});

test.each([
  [['message', 'billing.city', 'expirationDate'], false],
  [['message', 'lines'], true],
  [['documentTaxCode'], true],
  [['issueDate'], true],
  [[], false],
])('%j moves a figure: %s', (names, moves) => {
  expect(changesFigures(Object.fromEntries(names.map(name => [name, 'x'])))).toBe(moves);
});
