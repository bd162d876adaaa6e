import { lengthIssues, type FieldIssue } from '../validation/field-issue.ts';

/** QuickBooks refuses these in names: the colon is its path separator (entities.md §3.1). */
const forbidden = /[:\t\n\r]/;
const forbiddenAll = /[:\t\n\r]/g;

/** Checks a name that the books will hold; empty when it can be written as it is. */
export function booksNameIssues(field: string, name: string, lengthMax: number): readonly FieldIssue[] {
  if (name.trim() === '') return [{ field, code: 'missing', sentence: 'Give it a name.' }];
  return [...characterIssues(field, name), ...lengthIssues(field, name, lengthMax)];
}

/** Colon, tab and line breaks, for any part of a name; empty text is fine here. */
export function characterIssues(field: string, name: string): readonly FieldIssue[] {
  if (!forbidden.test(name)) return [];
  const sentence = 'QuickBooks does not take colons, tabs or line breaks in names.';
  return [{ field, code: 'forbidden-character', sentence }];
}

/** The nearest name the books accept: offered as a cure, never applied in silence. */
export function cleanBooksName(name: string, lengthMax: number): string {
  const spaced = name.replaceAll(forbiddenAll, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return cut(spaced, lengthMax).trim();
}

/** The beginning of a text without half a character at its end: that is no UTF-8, which QuickBooks answers with 500 (entities.md §3.1). */
const cut = (text: string, lengthMax: number): string => text.slice(0, lengthMax).replace(/[\uD800-\uDBFF]$/, '');

/** The first of `name (2)`, `name (3)` … that is free: offered when another record holds the name. */
export function proposeFreeName(name: string, isTaken: (candidate: string) => boolean, lengthMax: number): string {
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = cut(name, lengthMax - suffix.length) + suffix;
    if (!isTaken(candidate)) return candidate;
  }
}
