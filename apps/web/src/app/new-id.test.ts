import { expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from './new-id.ts';

it('makes version 4 UUIDs that do not repeat', () => {
  const made = Array.from({ length: 200 }, newId);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(z.uuidv4().safeParse(id).success).toBe(true);
});
