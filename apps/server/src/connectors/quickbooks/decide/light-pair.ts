import { instant } from '@tieout/domain';
import { noAnswers, type BooksRecord, type MatchedLists, type Pair } from '@tieout/sync';
import { kindMappings } from '../mapping/kind-mappings.ts';
import type { LightBooks } from './light-lists.ts';
import type { PlannedList } from './plan-categories.ts';

const never = instant('1970-01-01T00:00:00Z');

/** A pair from keys alone: a settled link is told to be equal, a lone record to be alone. */
export function lightPair({ kind }: PlannedList, books: LightBooks, { ambiguousThere }: MatchedLists): Pair {
  const fields = { [kindMappings[kind].keys.name]: books.name, parent: books.parent_id };
  const record: BooksRecord = {
    kind,
    id: books.books_id,
    version: '0',
    life: books.life,
    mergedInto: null,
    changedAt: never,
    fields,
  };
  const candidates = ambiguousThere.get(books.books_id);
  const shared = { kind, books: record, answers: noAnswers, mergeTarget: null };
  if (books.record_id !== null) {
    const life = books.life === 'inactive' ? 'inactive' : books.life === 'live' ? 'live' : 'deleted';
    const workspace = { kind, id: books.record_id, version: '0', life, changedAt: never, fields } as const;
    const link = { kind, workspaceId: books.record_id, booksId: books.books_id, base: { life, fields }, lineIds: {} };
    const settled = { ...fields, parent: null };
    return {
      ...shared,
      books: { ...record, fields: settled },
      workspace: { ...workspace, fields: settled },
      link: { ...link, base: { life, fields: settled } },
      tombstone: null,
      match: { kind: 'none' },
    };
  }
  return {
    ...shared,
    workspace: null,
    link: null,
    match: candidates === undefined ? { kind: 'none' } : { kind: 'several', candidates },
    tombstone:
      books.buried_id === null
        ? null
        : {
            kind,
            booksId: books.books_id,
            workspaceId: books.buried_id,
            name: books.name,
            deletedAt: instant((books.buried_at ?? new Date(0)).toISOString()),
          },
  };
}
