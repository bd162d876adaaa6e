import { expect, test } from 'vitest';
import { z } from 'zod';
import { findSeq, stepId } from './step-id.ts';

const planId = '0199c2d4-5e6f-7a8b-9c0d-1e2f3a4b5c6d';

test.each([1, 255, 150_000, 4_000_000_000])('step %d is found by its id, which is a UUID', seq => {
  const id = stepId(planId, seq);
  expect(z.uuid().parse(id)).toBe(id);
  expect(findSeq(planId, id)).toBe(seq);
});

test('an id of another plan stands for no step', () => {
  expect(findSeq(planId, '0199c2d4-5e6f-7a8b-9c0d-1e3000000001')).toBeUndefined();
});
