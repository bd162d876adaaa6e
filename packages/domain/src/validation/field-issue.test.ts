import { expect, test } from 'vitest';
import { lengthIssues, lengthIssuesOf } from './field-issue.ts';

test('a text may be as long as its limit, and no longer', () => {
  expect(lengthIssues('name', 'x'.repeat(5), 5)).toEqual([]);
  expect(lengthIssues('name', 'x'.repeat(6), 5)).toEqual([
    { field: 'name', code: 'too-long', sentence: 'Shorten it to 5 characters: it has 6.' },
  ]);
});

test('of a record only the texts that have a limit are measured', () => {
  const record = { name: 'long', note: 'long', count: 12_345, nothing: null };
  const limits = { name: 3, count: 3, nothing: 3, absent: 3 };
  expect(lengthIssuesOf(record, limits).map(({ field }) => field)).toEqual(['name']);
});
