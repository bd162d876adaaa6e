import type { ProblemAnswer } from '@tieout/api';
import {
  conflictKey,
  indexPair,
  readPairState,
  viewBooks,
  viewWorkspace,
  type FieldConflict,
  type RecordKind,
} from '@tieout/sync';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { readRules } from '../../rules/effective-rules.ts';
import { roomsIn } from '../rooms/create-sync-store.ts';
import { carryAnswer } from './carry-answer.ts';
import { verdictOfProblem, type StoredProblem } from './find-problem.ts';
import type { AnswerKind, ProblemDesk } from './problem-desk.ts';
import type { ShownPair } from './shown-pair.ts';

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

const conflictsOf = (problem: StoredProblem): readonly FieldConflict[] =>
  verdictOfProblem(problem, 'conflict')?.fields ?? [];

/** One side for everything, as the answer that names everything. */
function inFull(problem: StoredProblem, answer: ProblemAnswer): Exclude<ProblemAnswer, { readonly kind: 'side' }> {
  if (answer.kind !== 'side') return answer;
  const { stands } = answer;
  const deletion = verdictOfProblem(problem, 'edit-against-deletion');
  if (deletion === undefined) {
    return { kind: 'fields', choices: Object.fromEntries(conflictsOf(problem).map(one => [conflictKey(one), stands])) };
  }
  const removed = deletion.deletedOn === 'workspace' ? 'here' : 'books';
  return { kind: 'life', stands: stands === removed ? 'remove' : 'keep' };
}

async function readListPair(
  tx: Tx,
  tools: BooksTools,
  { problem, kind }: { readonly problem: StoredProblem; readonly kind: RecordKind },
): Promise<ShownPair> {
  const { connectionId, workspaceId, recordId, booksId } = problem;
  const { mappings } = await readRules(tx, connectionId);
  const { currency } = await tx
    .selectFrom('connection')
    .select('currency')
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  const rooms = roomsIn({
    tx,
    tools,
    company: { connectionId, workspaceId, currency, incomeAccount: null },
    by: 'Tieout',
    mappingOf: of => mappings[of],
    fresh: new Map(),
    own: new Map(),
    isActing: false,
    held: new Set(),
  });
  const key = { kind, workspaceId: recordId, booksId };
  const mapping = mappings[kind];
  const state = await readPairState(rooms, key);
  const links = await indexPair(rooms, state, mapping);
  return {
    legs: {
      base: state.link?.base.fields ?? {},
      workspace: state.workspace === null ? {} : viewWorkspace(state.workspace.fields, mapping).fields,
      books: state.books === null ? {} : viewBooks(state.books.fields, mapping, { links }).fields,
    },
    mapping,
    conflicts: conflictsOf(problem),
    chosen: (await rooms.answers.find(key)).fields,
    nameOf: () => undefined,
    isTypeable: true,
  };
}
