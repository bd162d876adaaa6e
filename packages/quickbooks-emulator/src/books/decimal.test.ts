import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalAt, isDecimalText, jsonNumber, r2, r7, sum } from './decimal.ts';

describe('exact decimals', () => {
  it.each([
    ['345 x 6.5% rounds up (recorded)', r2(decimal(345).times(6.5).div(100)), '22.43'],
    ['a half goes away from zero', r2(decimal('-1.005')), '-1.01'],
    ['2.675 is exact', r2(decimal(2.675)), '2.68'],
    ['prices keep seven places', r7(decimal(277.69).div(3)), '92.5633333'],
  ])('%s', (_name, value, expected) => {
    expect(value.toString()).toBe(expected);
  });

  it('a sum of cents is exact, whatever its order', () => {
    const cents = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(cents, amounts => {
        const total = sum(amounts.map(amount => decimal(amount / 100)));
        expect(jsonNumber(total)).toBe(amounts.reduce((left, right) => left + right, 0) / 100);
      }),
    );
  });

  it('there is no minus nought', () => {
    expect(Object.is(jsonNumber(decimal(0).times(-1)), 0)).toBe(true);
  });

  it('reads numbers and numeric text, nothing else', () => {
    expect(decimalAt({ a: '12.50' }, 'a')?.toString()).toBe('12.5');
    expect(decimalAt({ a: 'x' }, 'a')).toBeUndefined();
    expect(['1e5', '', '-', '1.2.3', ' 1'].filter(isDecimalText)).toEqual([]);
  });
});
