import { describe, expect, it } from 'vitest';
import { numberStyleOf, readTypedPrice, typedText } from './typed-number.ts';

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
