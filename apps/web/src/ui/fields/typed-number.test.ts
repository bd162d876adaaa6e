import { describe, expect, it } from 'vitest';
import { numberStyleOf, readTypedAmount, readTypedPrice, typedText } from './typed-number.ts';

describe('numbers as people type them', () => {
  it.each([
    ['en-US', '1,234.50', '1234.5'],
    ['de-DE', '1.234,50', '1234.5'],
    ['nb-NO', '1 234,50', '1234.5'],
    ['fr-FR', '1 234,50', '1234.5'],
    ['de-CH', "1'234.50", '1234.5'],
  ])('%s reads %s as %s', (locale, text, value) => {
    expect(readTypedPrice(text, numberStyleOf(locale))).toEqual({ kind: 'parsed', value });
  });

  it('refuses what can be read in two ways instead of guessing', () => {
    expect(readTypedPrice('1,5', numberStyleOf('en-US')).kind).toBe('refused');
  });

  it.each([
    ['USD', '$1,234.5', '1234.5'],
    ['USD', '-$12', '-12'],
    ['USD', '$ -12', '-12'],
    ['USD', '\u22125.00 USD', '-5'],
    ['USD', 'usd 7', '7'],
    ['CAD', 'CA$10', '10'],
    ['CAD', '$10', '10'],
    ['EUR', '10 €', '10'],
    ['JPY', '¥1,000', '1000'],
  ])('in %s, %s is pasted with the mark of the currency: %s', (code, text, value) => {
    const style = numberStyleOf('en-US');
    expect(readTypedAmount(text, style, code)).toEqual({ kind: 'parsed', value });
    expect(readTypedPrice(text, style, code)).toEqual({ kind: 'parsed', value });
  });

  it.each([
    ['USD', '€10', 'not-a-number'],
    ['USD', 'CA$10', 'not-a-number'],
    ['USD', '$', 'empty'],
    ['USD', '$$5', 'not-a-number'],
    ['USD', '1.234', 'too-many-decimals'],
    ['USD', '1.234,50', 'ambiguous-separators'],
    ['JPY', '10.5', 'too-many-decimals'],
  ])('in %s, %s is no amount: %s', (code, text, reason) => {
    const read = readTypedAmount(text, numberStyleOf('en-US'), code);
    expect(read).toMatchObject(reason === 'empty' ? { kind: 'empty' } : { kind: 'refused', reason });
  });

  it('keeps an empty field apart from zero', () => {
    expect(readTypedPrice('  ', numberStyleOf('en-US'))).toEqual({ kind: 'empty', value: null });
    expect(readTypedPrice('0', numberStyleOf('en-US'))).toEqual({ kind: 'parsed', value: '0' });
  });

  it('writes a stored price back so that it reads the same', () => {
    const german = numberStyleOf('de-DE');
    expect(typedText('1234.5', german)).toBe('1234,5');
    expect(readTypedPrice(typedText('1234.5', german), german)).toEqual({ kind: 'parsed', value: '1234.5' });
  });
});
