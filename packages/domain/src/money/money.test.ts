import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, multiply, negate, percentOf, placesOf, smaller, subtract, sum } from './arithmetic.ts';
import { currency, findCurrency } from './currency.ts';
import { decimal, findDecimal, one, zero, type Decimal } from './decimal.ts';
import { formatMoney } from './format-money.ts';
import { money } from './money.ts';
import { englishNumbers, parseNumber, type NumberStyle } from './parse-number.ts';
import { healQuotients, roundHalfUp } from './round.ts';

const usd = currency('USD');
const amounts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(cents => decimal(String(cents)));
const fractions = fc
  .tuple(amounts, fc.integer({ min: 0, max: 7 }))
  .map(([whole, places]) => divide(whole, decimal(String(10n ** BigInt(places)))));

describe('decimals', () => {
  test.each([
    ['12.50', '12.5'],
    ['-0.00', '0'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['5.e2', '500'],
    ['.25', '0.25'],
    ['1e12', '1000000000000'],
    ['9'.repeat(64), '9'.repeat(64)],
    ['0012.3400', '12.34'],
    ['99999999999.1234567', '99999999999.1234567'],
  ])('%s is %s: equal numbers are equal strings', (text, canonical) => {
    expect(decimal(text)).toBe(canonical);
  });

  test.each(['', 'abc', '1,5', '1.2.3', '--1', 'NaN', 'Infinity', '0x1f', '1e9999', '9'.repeat(100)])(
    '%s is no decimal',
    text => {
      expect(findDecimal(text)).toBeUndefined();
      expect(() => decimal(text)).toThrow(/is not a decimal number/);
    },
  );

  test('sums do not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fractions, { maxLength: 20 }), values => {
        expect(sum(values.toReversed())).toBe(sum(values));
      }),
    );
  });

  test('subtracting what was added gives the same decimal back', () => {
    fc.assert(fc.property(fractions, fractions, (a, b) => subtract(add(a, b), b) === a));
  });

  test('0.1 + 0.2 is 0.3', () => {
    expect(add(decimal('0.1'), decimal('0.2'))).toBe('0.3');
  });

  test('what is taken off twice over is there again, and nothing has no sign', () => {
    fc.assert(fc.property(fractions, a => add(a, negate(a)) === zero && negate(negate(a)) === a));
  });

  test('the smaller of two is one of them, whichever comes first', () => {
    expect([smaller(one, decimal('2')), smaller(decimal('2'), one), smaller(one, one)]).toEqual(['1', '1', '1']);
    fc.assert(
      fc.property(fractions, fractions, (a, b) => smaller(a, b) === smaller(b, a) && compare(smaller(a, b), a) <= 0),
    );
  });
});

/** A fault is for whoever calls: its code is what logs are searched for, its hint what to do. */
test.each([
  [() => divide(one, zero), ['division-by-zero', '1 cannot be divided by zero.', 'Check the divisor before dividing.']],
  [
    () => decimal('x'.repeat(100)),
    [
      'decimal-malformed',
      `"${'x'.repeat(64)}" is not a decimal number.`,
      'Pass digits with an optional point, such as 12.50; parse what people type with parseNumber.',
    ],
  ],
  [() => currency('€'), ['currency-unknown', '"€" is not a currency code.', 'Use three letters, such as USD.']],
] as const)('%s: says what happened and what to do', (breach, [code, message, hint]) => {
  expect(breach).toThrow(expect.objectContaining({ code, message, hint }));
});

describe('rounding', () => {
  test.each([
    ['1861.075', 2, '1861.08'],
    ['22.425', 2, '22.43'],
    ['-0.005', 2, '-0.01'],
    ['-22.425', 2, '-22.43'],
    ['0.004999', 2, '0'],
    ['2.675', 2, '2.68'],
    ['1.5', 0, '2'],
    ['92.56333333333', 7, '92.5633333'],
  ] as const)('%s to %i places is %s', (value, places, rounded) => {
    expect(roundHalfUp(decimal(value), places)).toBe(rounded);
  });

  test('rounding is idempotent, keeps the order and never moves by more than half a unit', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const rounded = roundHalfUp(a, 2);
        expect(roundHalfUp(rounded, 2)).toBe(rounded);
        expect(placesOf(rounded)).toBeLessThanOrEqual(2);
        if (compare(a, b) <= 0) expect(compare(rounded, roundHalfUp(b, 2))).toBeLessThanOrEqual(0);
        const moved = subtract(rounded, a).replace('-', '') as Decimal;
        expect(compare(moved, decimal('0.005'))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('sevenths that sum to an exact half are mended before they are rounded', () => {
    const seventh = divide(decimal('0.005'), decimal('7'));
    const whole = sum(Array.from({ length: 7 }, () => seventh));
    expect(roundHalfUp(whole, 2)).toBe('0');
    expect(roundHalfUp(healQuotients(whole), 2)).toBe('0.01');
  });

  test('a percentage is exact until it is rounded', () => {
    expect(percentOf(decimal('345'), decimal('6.5'))).toBe('22.425');
    expect(multiply(decimal('128.350'), decimal('14.50'))).toBe('1861.075');
  });
});

describe('currencies', () => {
  test('codes are read in any case; anything else is refused', () => {
    expect(findCurrency(' eur ')).toBe('EUR');
    expect(findCurrency('EURO')).toBeUndefined();
    expect(() => currency('€')).toThrow(/is not a currency code/);
  });
});

describe('what people type', () => {
  const german: NumberStyle = { decimal: ',', group: '.' };

  test.each([
    ['1,234.50', englishNumbers, '1234.5'],
    [' 12 ', englishNumbers, '12'],
    ['−7.05', englishNumbers, '-7.05'],
    ['.5', englishNumbers, '0.5'],
    ['1.234,50', german, '1234.5'],
    ['12,5', german, '12.5'],
    ['1 234,50', { decimal: ',', group: ' ' } as const, '1234.5'],
    ["1'234.50", { decimal: '.', group: "'" } as const, '1234.5'],
    ['1\u00a0234\u202f567,5', { decimal: ',', group: ' ' } as const, '1234567.5'],
    ['-99,999,999,999', englishNumbers, '-99999999999'],
  ])('%s is understood', (text, style, value) => {
    expect(parseNumber(text, 2, style)).toEqual({ kind: 'parsed', value });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['1\u00a0234', 'not-a-number'],
    ['1234,567', 'ambiguous-separators'],
    ['1,2345', 'ambiguous-separators'],
    ['abc', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['$5', 'not-a-number'],
    ['12,5', 'ambiguous-separators'],
    ['1,23,456', 'ambiguous-separators'],
    ['1.234.567', 'ambiguous-separators'],
    ['1.234,5', 'ambiguous-separators'],
    ['12.345', 'too-many-decimals'],
    ['123456789012', 'too-large'],
  ] as const)('%s is refused as %s', (text, reason) => {
    const parsed = parseNumber(text, 2);
    expect(parsed).toMatchObject({ kind: 'refused', reason });
    expect(parsed.kind === 'refused' && parsed.sentence.endsWith('.')).toBe(true);
  });

  test.each([
    ['0.5', 0, 'This currency has no decimals.'],
    ['0.55', 1, 'At most 1 digit after the decimal point.'],
    ['0.555', 2, 'At most 2 digits after the decimal point.'],
    ['7−2', 2, '"7−2" is not a number.'],
    ['x'.repeat(100), 2, `"${'x'.repeat(64)}" is not a number.`],
    [
      '1,'.repeat(50),
      2,
      `"${'1,'.repeat(32)}" can be read in two ways: use "." before the decimals and "," only between thousands.`,
    ],
  ])('%s with %i decimals at most is refused in a sentence', (text, placesMax, sentence) => {
    expect(parseNumber(text, placesMax)).toMatchObject({ kind: 'refused', sentence });
  });

  test('a price may have seven decimals', () => {
    expect(parseNumber('92.5633333', 7)).toEqual({ kind: 'parsed', value: '92.5633333' });
  });

  test('what is formatted in English can be typed again', () => {
    fc.assert(
      fc.property(amounts, cents => {
        const value = roundHalfUp(divide(cents, decimal('100')), 2);
        const typed = formatMoney(money(value, usd), 'en-US').replace('$', '');
        expect(parseNumber(typed, 2)).toEqual({ kind: 'parsed', value });
      }),
    );
  });
});

describe('what people see', () => {
  test.each([
    ['-1234.5', 'en-US', '−$1,234.50'],
    ['0', 'en-US', '$0.00'],
    ['12345678901.23', 'en-US', '$12,345,678,901.23'],
  ])('%s in %s is %s, with a real minus sign', (value, locale, shown) => {
    expect(formatMoney(money(decimal(value), usd), locale)).toBe(shown);
  });
});
