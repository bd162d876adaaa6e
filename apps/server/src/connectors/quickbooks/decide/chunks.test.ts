import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regrouped } from './chunks.ts';

async function all<T>(parts: Iterable<readonly T[]>, size: number): Promise<readonly (readonly T[])[]> {
  const found: (readonly T[])[] = [];
  for await (const part of regrouped(parts, size)) found.push(part);
  return found;
}

describe('regrouping parts', () => {
  it('keeps every value in order, in parts of one size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat())), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const found = await all(parts, size);
        expect(found.flat()).toEqual(parts.flat());
        expect(found.slice(0, -1).every(part => part.length === size)).toBe(true);
        expect(found.every(part => part.length > 0 && part.length <= size)).toBe(true);
      }),
    );
  });

  it('takes a part of a quarter of a million values', async () => {
    const found = await all([Array.from({ length: 250_001 }, (_, at) => at)], 1_000);
    expect(found.length).toBe(251);
    expect(found.at(-1)).toEqual([250_000]);
  });
});
