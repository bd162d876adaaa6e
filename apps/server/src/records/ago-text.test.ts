import { expect, test } from 'vitest';
import { agoText } from './ago-text.ts';

const now = new Date('2026-11-21T12:00:00Z');

test.each([
  ['2026-11-21T12:00:05Z', 'just now'],
  ['2026-11-21T11:59:30Z', 'just now'],
  ['2026-11-21T11:58:00Z', '2 min ago'],
  ['2026-11-21T09:10:00Z', '2 h ago'],
  ['2026-11-19T09:10:00Z', 'on 2026-11-19'],
])('%s is told as "%s"', (at, text) => {
  expect(agoText(new Date(at), now)).toBe(text);
});
