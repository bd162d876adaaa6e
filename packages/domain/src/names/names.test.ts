import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBooksName, proposeFreeName } from './books-name.ts';
import { stripDeletedSuffix } from './deleted-suffix.ts';
import { normaliseFormerName, normaliseName } from './normalised-name.ts';

describe('names as they are compared', () => {
  test.each([
    ['Acme', 'ACME'],
    ['acme LTD', 'ACME Ltd'],
    ['acme É', 'ACME é'],
    ['acme ', 'acme'],
    [' Acme   Ltd ', 'acme ltd'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'Strasse'],
    ['Ａｃｍｅ', 'acme'],
    ['Cafe\u0301', 'café'],
    ['Oak\u00a0Garage', 'oak garage'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
  ])('%s and %s are the same name', (a, b) => {
    expect(normaliseName(a)).toBe(normaliseName(b));
  });

  test.each([
    ['Acme', 'Acme Ltd'],
    ['Café', 'Cafe'],
    ['A.B.', 'AB'],
  ])('%s and %s are two names', (a, b) => {
    expect(normaliseName(a)).not.toBe(normaliseName(b));
  });

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => normaliseName(normaliseName(name)) === normaliseName(name)),
    );
  });
});

describe("QuickBooks' mark on deactivated records", () => {
  test.each([
    ['Acme (deleted)', 'Acme'],
    ['Acme (deleted-1)', 'Acme'],
    ['Acme (deleted-12)', 'Acme'],
    ['Acme (deleted) (deleted-1)', 'Acme (deleted)'],
    ['(deleted) Acme', '(deleted) Acme'],
    ['Acme(deleted)', 'Acme(deleted)'],
  ])('%s was called %s', (marked, name) => {
    expect(stripDeletedSuffix(marked)).toBe(name);
  });

  test('a former name is compared without the mark', () => {
    expect(normaliseFormerName('ACME (deleted-3)')).toBe('acme');
  });
});

describe('names that the books take', () => {
  test.each([
    ['A:B', 'A B'],
    ['A::\t\n:B', 'A B'],
    [' A   B ', 'A B'],
    [':A:', 'A'],
    ['x'.repeat(101), 'x'.repeat(100)],
    [` ${'x'.repeat(100)}`, 'x'.repeat(100)],
    [`${'x'.repeat(99)} yz`, 'x'.repeat(99)],
  ])('of %j the nearest name that is taken is %j', (name, clean) => {
    expect(cleanBooksName(name, 100)).toBe(clean);
  });

  test('apostrophes, ampersands and emoji are fine', () => {
    for (const name of ["O'Neill & Sons", 'Køber 🚲', 'Ærø']) expect(cleanBooksName(name, 100)).toBe(name);
  });

  test('what is cleaned is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
        const clean = cleanBooksName(name, 100);
        expect(clean.length).toBeLessThanOrEqual(100);
        expect(clean).not.toMatch(/[:\t\n\r]/);
        expect(clean).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test('no character is cut in half: half of one is no text that QuickBooks takes', () => {
    expect(cleanBooksName(`${'x'.repeat(99)}🚲`, 100)).toBe('x'.repeat(99));
    expect(cleanBooksName(`${'x'.repeat(98)}🚲`, 100)).toBe(`${'x'.repeat(98)}🚲`);
    expect(proposeFreeName(`${'x'.repeat(95)}🚲`, () => false, 100)).toBe(`${'x'.repeat(95)} (2)`);
  });

  test('a free name is proposed, within the length', () => {
    const taken = new Set(['Acme', 'Acme (2)']);
    expect(proposeFreeName('Acme', name => taken.has(name), 100)).toBe('Acme (3)');
    expect(proposeFreeName('x'.repeat(100), () => false, 100)).toHaveLength(100);
  });
});
