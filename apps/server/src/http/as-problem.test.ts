import { expect, test } from 'vitest';
import { asProblem } from './as-problem.ts';
import { ProblemFault } from './problem-fault.ts';

const withCode = (code: string) => Object.assign(new Error('inner words'), { code });

test.each([
  [withCode('57P01'), 'not-available', 2],
  [withCode('ECONNREFUSED'), 'not-available', 2],
  [new Error('timeout exceeded when trying to connect'), 'not-available', 2],
  [new Error('Connection terminated unexpectedly'), 'not-available', 2],
  [withCode('53100'), 'not-available', undefined],
  [withCode('40P01'), 'not-available', undefined],
  [withCode('23505'), 'conflict', undefined],
  [withCode('42P01'), 'internal-error', undefined],
  [new TypeError('x is undefined'), 'internal-error', undefined],
  ['a text', 'internal-error', undefined],
])('%o becomes %s', (error, code, retryAfterSeconds) => {
  const problem = asProblem(error);
  expect(problem).toMatchObject({ code, retryAfterSeconds });
  expect(problem.message).not.toContain('inner words');
});

test('a refusal of ours stays what it is', () => {
  const fault = new ProblemFault('not-found', 'There is no such record.');
  expect(asProblem(fault)).toBe(fault);
});
