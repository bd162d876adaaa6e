import { setImmediate as letOthersThrough } from 'node:timers/promises';
import type { ImportCategory } from '@tieout/api';
import {
  decidePair,
  matchLists,
  noNamesInBooks,
  type KindRules,
  type Match,
  type MatchedLists,
  type Pair,
  type CompiledMapping,
  type Policy,
} from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { chunks } from './chunks.ts';
import { fullPairs, type PairEnds } from './full-pairs.ts';
import { lightBooks, lightRecords, type LightBooks, type LightRecord } from './light-lists.ts';
import { linkReferences } from './link-references.ts';
import { matchableRecord } from './matchable-record.ts';
import { itemCategoryOf, type PlannedList } from './plan-categories.ts';
import { ancestorsOf, levelsOf } from './tree-levels.ts';
import { lightPair } from './light-pair.ts';
import { stepOfDecision, type DraftStep } from './step-of-decision.ts';

/** What a list is decided with. */
export interface ListDecision {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly list: PlannedList;
  readonly policy: Policy;
  readonly mapping: CompiledMapping;
  readonly categories: readonly ImportCategory[];
}

const fullPairsAtOnce = 500;
/** Requests share this process, and the next list is read meanwhile: deciding about a hundred thousand records must not keep them waiting. */
const decidedAtOnce = 500;

/**
 * Decides about every record of a list, both full lists matched before the first write (B09). Records that nothing here belongs to are
 * decided from their keys alone; only pairs that may differ are read with all their fields. Answers part by part, so that what is decided
 * need not be held until all is.
 */
export async function* decideList(db: Db, asked: ListDecision): AsyncGenerator<readonly DraftStep[]> {
  const { connection, list, policy, mapping } = asked;
  const [all, records, links] = await Promise.all([
    lightBooks(db, connection.id, list),
    lightRecords(db, connection, list),
    linkReferences(db, connection.id, list.kind),
  ]);
  const rules: KindRules = { policy, mapping, links, names: noNamesInBooks };
  const matched = matchUnlinked(all, records);
  const levels = levelsOf(all);
  const stepOf = (books: LightBooks, pair: Pair): DraftStep => {
    const place = { category: categoryOf(books, asked), level: levels.get(books.books_id) ?? 0 };
    return stepOfDecision(decidePair(pair, rules), books, place);
  };
  const pending: Compared[] = [];
  const decideFromKeys = (books: LightBooks): readonly DraftStep[] => {
    if (books.is_apart) return [apartStep(books, asked)];
    const ends = endsOf(books, matched);
    if (ends === null) return [stepOf(books, lightPair(list, books, matched))];
    pending.push({ books, ends });
    return [];
  };
  for (const part of chunks(wantedOf(all, asked), decidedAtOnce)) {
    await letOthersThrough();
    yield part.flatMap(decideFromKeys);
  }
  for (const part of chunks(pending, fullPairsAtOnce)) {
    const byId = new Map(part.map(({ books }) => [books.books_id, books]));
    const wanted = { connectionId: connection.id, list, ends: part.map(({ ends }) => ends), mapping };
    const pairs = await fullPairs(db, wanted, links);
    yield pairs.flatMap(pair => {
      const books = byId.get(pair.books?.id ?? '');
      return books === undefined ? [] : stepOf(books, pair);
    });
  }
}

/** A record of the books that has to be compared with one here, field by field. */
interface Compared {
  readonly books: LightBooks;
  readonly ends: PairEnds;
}

/** What a person unlinked is not brought here a second time, nor linked by its name (U35). */
function apartStep(books: LightBooks, asked: ListDecision): DraftStep {
  const key = { kind: asked.list.kind, workspaceId: null, booksId: books.books_id };
  const left = { verdict: { code: 'kept-apart' }, steps: [], needs: [], ignored: [] } as const;
  return stepOfDecision({ key, name: books.name, ...left }, books, { category: categoryOf(books, asked), level: 0 });
}

interface Matched extends MatchedLists {
  readonly byBooksId: ReadonlyMap<string, Extract<Match, { kind: 'one' }> & { readonly recordId: string }>;
}

/** Of a first import into an empty workspace. */
const nothingMatched: Matched = { ...matchLists([], []), byBooksId: new Map() };

/** Only live records can be the same (packages/sync, pairUp). */
function matchUnlinked(all: readonly LightBooks[], records: readonly LightRecord[]): Matched {
  if (records.length === 0) return nothingMatched;
  const there = all
    .filter(books => books.record_id === null && books.life === 'live' && !books.is_apart)
    .map(books => matchableRecord(books.books_id, books));
  const lists = matchLists(
    records.map(record => matchableRecord(record.id, record)),
    there,
  );
  const byBooksId = new Map(
    lists.pairs.map(({ booksId, workspaceId, reason, score }) => [
      booksId,
      { kind: 'one' as const, reason, score, recordId: workspaceId },
    ]),
  );
  return { ...lists, byBooksId };
}

/** The two ends that must be compared field by field; null for a record that stands alone, is settled, or must be asked about. */
function endsOf(books: LightBooks, matched: Matched): PairEnds | null {
  if (books.record_id !== null) {
    return books.is_settled ? null : { booksId: books.books_id, recordId: books.record_id, match: { kind: 'none' } };
  }
  const match = matched.byBooksId.get(books.books_id);
  return match === undefined ? null : { booksId: books.books_id, recordId: match.recordId, match };
}

/** An import of one category touches only that category (I2G-04), and the categories that its items stand in. */
function wantedOf(all: readonly LightBooks[], { list, categories }: ListDecision): readonly LightBooks[] {
  if (list.kind === 'customer') return all;
  const own = all.filter(books => categories.includes(itemCategoryOf(books.type ?? 'service')));
  const parents = ancestorsOf(own, all);
  const chosen = new Set(own);
  return all.filter(books => chosen.has(books) || parents.has(books.books_id));
}

function categoryOf(books: LightBooks, { list, categories }: ListDecision): ImportCategory {
  if (list.kind === 'customer') return 'customers';
  const own = itemCategoryOf(books.type ?? 'service');
  return categories.includes(own) ? own : 'inventory';
}
