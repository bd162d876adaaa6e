import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createIdSource } from './new-id.ts';

test('an id is a UUID of version 7 that carries its time', () => {
  const newId = createIdSource({ nowMs: () => 0x0123_4567_89ab, randomBytes });
  const id = newId();
  expect(z.uuid({ version: 'v7' }).parse(id)).toBe(id);
  expect(id.startsWith('01234567-89ab-7')).toBe(true);
});

test('later ids sort after earlier ones', () => {
  let now = 1_800_000_000_000;
  const newId = createIdSource({ nowMs: () => (now += 1), randomBytes });
  const ids = Array.from({ length: 50 }, newId);
  expect(ids.toSorted()).toEqual(ids);
});

test('ids of one moment are all different', () => {
  const newId = createIdSource({ nowMs: () => 1_800_000_000_000, randomBytes });
  const ids = Array.from({ length: 5_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
});
