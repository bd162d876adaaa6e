import { describe, expect, it } from 'vitest';
import { fillIn } from './fill-in.ts';

describe('a text is filled in', () => {
  it.each([
    { text: 'Invoice {{number}}', values: { number: '1043' }, locale: 'en-US', filled: 'Invoice 1043' },
    { text: '{{count, number}} rows', values: { count: 1204 }, locale: 'en-US', filled: '1,204 rows' },
    { text: '{{count, number}} rows', values: { count: 1204 }, locale: 'de-DE', filled: '1.204 rows' },
    { text: '{{count}} rows', values: { count: 1204 }, locale: 'en-US', filled: '1204 rows' },
    { text: '{{a}}, {{b}}', values: { a: '{{b}}', b: 'Here' }, locale: 'en-US', filled: '{{b}}, Here' },
    { text: 'Saved {{name}}', values: {}, locale: 'en-US', filled: 'Saved ' },
  ])('$text in $locale: $filled', ({ text, values, locale, filled }) => {
    expect(fillIn(text, values, locale)).toBe(filled);
  });
});
