import type { ProblemAnswer } from '@tieout/api';
import { engineKindOf, type StoredProblem } from './find-problem.ts';

type AnswerKind = ProblemAnswer['kind'];

const byCause: Readonly<Record<string, readonly AnswerKind[]>> = {
  conflict: ['fields', 'retry', 'dismiss'],
  'several-candidates': ['candidate', 'create-anyway', 'dismiss'],
  'edit-against-deletion': ['life', 'retry', 'dismiss'],
  'removed-there': ['life', 'retry', 'dismiss'],
  'merge-target-unknown': ['life', 'retry', 'dismiss'],
  'merge-target-linked': ['life', 'retry', 'dismiss'],
  'name-taken': ['name', 'retry', 'dismiss'],
  'name-missing': ['name', 'dismiss'],
};

/** How a problem can be answered. Those that the engine did not open are settled by their own buttons. */
export function answerKindsOf(problem: StoredProblem): readonly AnswerKind[] {
  if (problem.settledAt !== null) return [];
  if (engineKindOf(problem) === undefined) return problem.cures.includes('retry') ? ['retry'] : [];
  return byCause[problem.cause] ?? ['retry', 'dismiss'];
}
