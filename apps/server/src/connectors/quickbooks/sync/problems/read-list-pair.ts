import {
  findStanding,
  indexPair,
  readPairState,
  viewPair,
  type Answers,
  type FieldConflict,
  type Fields,
  type Legs,
  type PairState,
  type RecordKind,
} from '@tieout/sync';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { readRules } from '../../rules/effective-rules.ts';
import { roomsIn } from '../rooms/create-sync-store.ts';
import { verdictOfProblem, type StoredProblem } from './find-problem.ts';
import type { ShownPair } from './shown-pair.ts';

/** Both sides of a record that the engine keeps in step, as a person is shown them and as they stand. */
export interface ListPair extends ShownPair {
  readonly state: PairState;
}

/** What a problem asks a person about. */
export const contestedIn = (problem: StoredProblem): readonly FieldConflict[] =>
  verdictOfProblem(problem, 'conflict')?.fields ?? [];

/** Reads both sides of a problem's record, with what was said about them already and still holds. */
export async function readListPair(
  tx: Tx,
  tools: BooksTools,
  { problem, kind }: { readonly problem: StoredProblem; readonly kind: RecordKind },
): Promise<ListPair> {
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
    begun: new Map(),
    isActing: false,
    held: new Set(),
  });
  const key = { kind, workspaceId: recordId, booksId };
  const mapping = mappings[kind];
  const state = await readPairState(rooms, key);
  const legs = viewPair(state, { mapping, links: await indexPair(rooms, state, mapping) });
  return {
    state,
    legs,
    mapping,
    conflicts: contestedIn(problem),
    chosen: standingIn(legs, await rooms.answers.find(key)),
    nameOf: () => undefined,
    entryOf: () => ({ kind: 'text' }),
  };
}

/** What was said about values that stand no longer is not said about these. */
function standingIn({ base, workspace, books }: Legs<Fields>, { fields }: Answers): ShownPair['chosen'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, answer]) => {
      const values = {
        base: base[field] ?? null,
        workspace: workspace[field] ?? null,
        books: books[field] ?? null,
      };
      const stands = findStanding(answer, values);
      return stands === undefined ? [] : [[field, stands]];
    }),
  );
}
