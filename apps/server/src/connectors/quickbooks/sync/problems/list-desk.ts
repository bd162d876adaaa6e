import type { ProblemAnswer } from '@tieout/api';
import { conflictKey, type RecordKind } from '@tieout/sync';
import { carryAnswer } from './carry-answer.ts';
import { verdictOfProblem, type StoredProblem } from './find-problem.ts';
import { contestedIn, readListPair } from './read-list-pair.ts';
import type { AnswerKind, ProblemDesk } from './problem-desk.ts';

const byCause: Readonly<Record<string, readonly AnswerKind[]>> = {
  conflict: ['fields', 'side', 'retry', 'dismiss'],
  'several-candidates': ['candidate', 'create-anyway', 'dismiss'],
  'edit-against-deletion': ['life', 'side', 'retry', 'dismiss'],
  'removed-there': ['life', 'retry', 'dismiss'],
  'merge-target-unknown': ['life', 'retry', 'dismiss'],
  'merge-target-linked': ['life', 'retry', 'dismiss'],
  'name-taken': ['name', 'retry', 'dismiss'],
  'name-missing': ['name', 'dismiss'],
};

/** Problems of the records that the engine keeps in step: the answer is kept, and the push carries it to both sides. */
export const listDesk = (kind: RecordKind): ProblemDesk => ({
  answersTo: ({ cause }) => byCause[cause] ?? ['retry', 'dismiss'],
  readPair: (tx, tools, problem) => readListPair(tx, tools, { problem, kind }),
  carry: (tools, actor, { problem, answer }) =>
    carryAnswer(tools, actor, { problem, kind, answer: inFull(problem, answer) }),
});

/** One side for everything, as the answer that names everything. */
function inFull(problem: StoredProblem, answer: ProblemAnswer): Exclude<ProblemAnswer, { readonly kind: 'side' }> {
  if (answer.kind !== 'side') return answer;
  const { stands } = answer;
  const deletion = verdictOfProblem(problem, 'edit-against-deletion');
  if (deletion === undefined) {
    return { kind: 'fields', choices: Object.fromEntries(contestedIn(problem).map(one => [conflictKey(one), stands])) };
  }
  const removed = deletion.deletedOn === 'workspace' ? 'here' : 'books';
  return { kind: 'life', stands: stands === removed ? 'remove' : 'keep' };
}
