import { describe, expect, it } from 'vitest';
import { isProblemDocument, problemDocument } from './problem.ts';

const refusal = {
  type: '/problems/conflict',
  code: 'conflict',
  title: 'No',
  status: 409,
  detail: 'Somebody …',
  instance: 'r1',
};
const answers: readonly unknown[] = [
  refusal,
  { ...refusal, fields: [{ path: 'lines.0.quantity', message: 'Write a number' }], cure: 'reconnect' },
  { ...refusal, fields: [] },
  { ...refusal, more: true },
  { ...refusal, status: '409' },
  { ...refusal, status: 409.5 },
  { ...refusal, detail: undefined },
  { ...refusal, fields: [{ path: 'name' }] },
  { ...refusal, fields: 'name' },
  { ...refusal, cure: 7 },
  {},
  null,
  'Bad gateway',
];

describe('a refusal is told from any other answer', () => {
  it.each(answers)('as the schema tells it: %j', answer => {
    expect(isProblemDocument(answer)).toBe(problemDocument.safeParse(answer).success);
  });

  it('and the answers above are of both kinds', () => {
    expect(answers.filter(isProblemDocument)).toHaveLength(4);
  });
});
