import { describe, expect, it } from 'vitest';
import type { TextKey } from './text-key.ts';
import { addTexts, textOf } from './texts.ts';

addTexts({
  told: {
    invoice: 'Invoice {{number}}',
    rows: '{{count, number}} rows',
    plain: '{{count}} rows',
    both: '{{a}}, {{b}}',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
});
const told = (word: string) => `told.${word}` as TextKey;

describe('a text is filled in', () => {
  it.each([
    { word: 'invoice', values: { number: '1043' }, locale: 'en-US', filled: 'Invoice 1043' },
    { word: 'rows', values: { count: 1204 }, locale: 'en-US', filled: '1,204 rows' },
    { word: 'rows', values: { count: 1204 }, locale: 'de-DE', filled: '1.204 rows' },
    { word: 'plain', values: { count: 1204 }, locale: 'en-US', filled: '1204 rows' },
    { word: 'both', values: { a: '<b>', b: 'Here & there' }, locale: 'en-US', filled: '<b>, Here & there' },
    { word: 'days', values: { count: 1 }, locale: 'de-DE', filled: '1 day' },
    { word: 'days', values: { count: 0 }, locale: 'en-US', filled: '0 days' },
  ])('$word in $locale: $filled', ({ word, values, locale, filled }) => {
    expect(textOf(told(word), values, locale)).toBe(filled);
  });

  it('stands beside the areas that were there before', () => {
    expect([textOf('common.cancel'), textOf(told('invoice'), { number: '7' })]).toEqual(['Cancel', 'Invoice 7']);
  });
});
