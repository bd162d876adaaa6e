import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { likePattern } from './match-condition.ts';

afterEach(() => vi.restoreAllMocks());

describe('LIKE', () => {
  it('matches what the same pattern matches as a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 });
    const patterns = fc.array(
      letters.map(text => text.slice(0, 2)),
      { minLength: 1, maxLength: 5 },
    );
    const agrees = (text: string, pieces: readonly string[]) => {
      const expected = new RegExp(`^${pieces.join('.*')}$`, 's').test(text);
      expect(likePattern(pieces.join('%'))(text)).toBe(expected);
    };
    fc.assert(fc.property(letters, patterns, agrees), { numRuns: 1000 });
  });

  it('looks for each piece of a pattern once, so that none can be made to be slow', () => {
    const pieces = Array.from({ length: 200 }, () => 'a');
    // Matched with a way back, it would try every choice of 200 of the 400 letters before it knew that there is no c.
    const matches = likePattern(`%${pieces.join('%')}%c%b`);
    const text = `${'a'.repeat(400)}b`;
    const search = vi.spyOn(String.prototype, 'indexOf');
    const isFound = matches(text);
    const searches = search.mock.calls.length;
    search.mockRestore();
    expect(isFound).toBe(false);
    expect(searches).toBe(pieces.length + 1);
  });
});
