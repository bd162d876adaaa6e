import { expect, test } from 'vitest';
import { searchQuery } from './search-query.ts';

test.each([
  ['amy bird', "'amy':* & 'bird':*"],
  ["Amy's", "'Amy':* & 's':*"],
  ['amy@birds.example', "'amy':* & 'birds':* & 'example':*"],
  ['BP-220', "'BP':* & '220':*"],
  ['  é  ', "'é':*"],
])('%j is searched as %s', (typed, query) => {
  expect(searchQuery(typed)).toBe(query);
});

test.each(["'", ' & | ! ', "''':*", '\\'])('%j holds nothing to search for', typed => {
  expect(searchQuery(typed)).toBeUndefined();
});
