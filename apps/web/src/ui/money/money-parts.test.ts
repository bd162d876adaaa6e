import { describe, expect, it } from 'vitest';
import { decimalText, moneyParts, moneyText, percentText, priceText } from './money-parts.ts';

const american = { locale: 'en-US', homeCurrency: 'USD' };

describe('money for people', () => {
  it('keeps every digit of an amount that no float could hold', () => {
    expect(moneyText('999999999999999.99', 'USD', american)).toBe('$999,999,999,999,999.99');
  });

  it('writes a real minus sign before the currency', () => {
    expect(moneyText('-12.5', 'USD', american)).toBe('\u2212$12.50');
  });

  it('shows the home currency by its sign and every other by its code', () => {
    expect(moneyText('10', 'EUR', american)).toBe('EUR\u00a010.00');
    expect(moneyText('10', 'EUR', { locale: 'de-DE', homeCurrency: 'EUR' })).toBe('10,00\u00a0€');
  });

  it.each([
    ['8', 'en-US', '8%'],
    ['9.975', 'en-US', '9.975%'],
    ['8.25', 'de-DE', '8,25\u00a0%'],
    ['-1', 'en-US', '\u22121%'],
  ])('writes %s percent as %s does: %s', (value, locale, text) => {
    expect(percentText(value, locale)).toBe(text);
  });

  it('uses as many decimals as the currency has', () => {
    expect(moneyText('1234', 'JPY', american)).toBe('JPY\u00a01,234');
    expect(moneyText('1.5', 'KWD', american)).toBe('KWD\u00a01.500');
  });

  it('sets the currency apart from the figures', () => {
    expect(moneyParts('-1234.5', 'USD', american)).toEqual([
      { kind: 'figure', text: '\u2212' },
      { kind: 'currency', text: '$' },
      { kind: 'figure', text: '1,234.50' },
    ]);
  });

  it('writes a price with the decimals of its currency at least, and all that it has', () => {
    expect(priceText('4.5', 'USD', 'en-US')).toBe('4.50');
    expect(priceText('1234', 'USD', 'en-US')).toBe('1,234.00');
    expect(priceText('0.0325', 'USD', 'en-US')).toBe('0.0325');
    expect(priceText('250', 'JPY', 'en-US')).toBe('250');
  });

  it('leaves quantities the digits they have', () => {
    expect(decimalText('0.1234567', 'en-US')).toBe('0.1234567');
    expect(decimalText('-3', 'en-US')).toBe('\u22123');
  });
});
