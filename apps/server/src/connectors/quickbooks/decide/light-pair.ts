import { instant } from '@tieout/domain';
import { noAnswers, noMatch, type BooksRecord, type MatchedLists, type Pair, type WorkspaceLife } from '@tieout/sync';
import { kindMappings } from '../mapping/kind-mappings.ts';
import type { LightBooks } from './light-lists.ts';
import type { PlannedList } from './plan-categories.ts';

const never = instant('1970-01-01T00:00:00Z');

/**
 * A pair from keys alone: a settled link is told to be equal, a lone record to be alone. Made once for each record of a list: no object
 * is copied, which takes longer than deciding.
 */
export function lightPair(list: PlannedList, books: LightBooks, matched: MatchedLists): Pair {
  return books.record_id === null ? lonePair(list, books, matched) : settledPair(list, books, books.record_id);
}

function lonePair({ kind }: PlannedList, books: LightBooks, { ambiguousThere }: MatchedLists): Pair {
  const candidates = ambiguousThere.get(books.books_id);
  return {
    kind,
    workspace: null,
    books: lightRecord(kind, books, books.parent_id),
    link: null,
    tombstone: books.buried_id === null ? null : tombstoneOf(kind, books, books.buried_id),
    match: candidates === undefined ? noMatch : { kind: 'several', candidates },
    answers: noAnswers,
    mergeTarget: null,
  };
}

function settledPair({ kind }: PlannedList, books: LightBooks, recordId: string): Pair {
  const record = lightRecord(kind, books, null);
  const { id, fields, version, changedAt } = record;
  const life = lifeHere(books);
  return {
    kind,
    workspace: { kind, id: recordId, version, life, changedAt, fields },
    books: record,
    link: { kind, workspaceId: recordId, booksId: id, base: { life, fields }, lineIds: {} },
    tombstone: null,
    match: noMatch,
    answers: noAnswers,
    mergeTarget: null,
  };
}

const lightRecord = (
  kind: PlannedList['kind'],
  { books_id: id, life, name }: LightBooks,
  parent: string | null,
): BooksRecord => ({
  kind,
  id,
  version: '0',
  life,
  mergedInto: null,
  changedAt: never,
  fields: { [kindMappings[kind].keys.name]: name, parent },
});

const lifeHere = ({ life }: LightBooks): WorkspaceLife => (life === 'live' || life === 'inactive' ? life : 'deleted');

const tombstoneOf = (kind: PlannedList['kind'], books: LightBooks, recordId: string): Pair['tombstone'] => ({
  kind,
  booksId: books.books_id,
  workspaceId: recordId,
  name: books.name,
  deletedAt: instant((books.buried_at ?? new Date(0)).toISOString()),
});
