import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import { noAnswers, type Answers } from '../decide/answers.ts';
import { noMatch, type Match, type Pair } from '../decide/pair.ts';
import type { Link, Tombstone } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { References } from '../record/references.ts';
import { matchableBooks, matchableWorkspace } from './match-keys.ts';
import { matchLists, noChoices, type MatchChoices, type MatchedLists } from './match-lists.ts';

/** Both full lists of one kind, and what is known about them. */
export interface KindLists {
  readonly kind: RecordKind;
  readonly workspace: readonly WorkspaceRecord[];
  readonly books: readonly BooksRecord[];
  readonly links: readonly Link[];
  readonly tombstones: readonly Tombstone[];
  readonly choices?: MatchChoices;
  /** By books id, or by workspace id where there is none. */
  readonly answers?: ReadonlyMap<string, Answers>;
}

/** How values are compared while matching. */
export interface PairingRules {
  readonly mapping: CompiledMapping;
  /** Learns while pairs are taken: a link that follows a merge takes the survivor, which then is no newcomer. */
  readonly references: References;
}

/**
 * Lays two lists side by side: linked pairs first, then what matching finds among the unlinked, then whoever stands
 * alone. Every record of both lists is in exactly one pair.
 */
export function* pairUp(lists: KindLists, rules: PairingRules): Generator<Pair> {
  const room = roomOf(lists);
  for (const link of lists.links) yield linkedPair(room, link, rules.references);
  const here = lists.workspace.filter(({ id }) => !room.linkedHere.has(id));
  const there = lists.books.filter(({ id }) => linkedTo(room, id, rules.references) === null);
  const matched = matchUnlinked({ here, there }, rules, lists.choices ?? noChoices);
  yield* matchedPairs(room, matched);
  const isMatched = matchedIds(matched);
  for (const books of there) if (!isMatched.there.has(books.id)) yield loneBooks(room, books, matched);
  for (const workspace of here) if (!isMatched.here.has(workspace.id)) yield loneWorkspace(room, workspace, matched);
  for (const tombstone of lists.tombstones) {
    if (!room.books.has(tombstone.booksId)) yield emptyPair(room, { tombstone });
  }
}

interface Room {
  readonly lists: KindLists;
  readonly workspace: ReadonlyMap<string, WorkspaceRecord>;
  readonly books: ReadonlyMap<string, BooksRecord>;
  readonly tombstones: ReadonlyMap<string, Tombstone>;
  readonly linkedHere: ReadonlySet<string>;
  /** Workspace id by books id. */
  readonly linkedThere: ReadonlyMap<string, string>;
}

const roomOf = (lists: KindLists): Room => ({
  lists,
  workspace: new Map(lists.workspace.map(record => [record.id, record])),
  books: new Map(lists.books.map(record => [record.id, record])),
  tombstones: new Map(lists.tombstones.map(tombstone => [tombstone.booksId, tombstone])),
  linkedHere: new Set(lists.links.map(link => link.workspaceId)),
  linkedThere: new Map(lists.links.map(link => [link.booksId, link.workspaceId])),
});

function emptyPair(room: Room, parts: Partial<Pair>): Pair {
  const id = parts.books?.id ?? parts.link?.booksId ?? parts.workspace?.id ?? parts.tombstone?.booksId ?? '';
  return {
    kind: room.lists.kind,
    workspace: null,
    books: null,
    link: null,
    tombstone: null,
    match: noMatch,
    answers: room.lists.answers?.get(id) ?? noAnswers,
    mergeTarget: null,
    ...parts,
  };
}

const linkedTo = (room: Room, booksId: string, references: References): string | null =>
  room.linkedThere.get(booksId) ?? references.workspaceIdOf(room.lists.kind, booksId) ?? null;

function linkedPair(room: Room, link: Link, references: References): Pair {
  const books = room.books.get(link.booksId) ?? null;
  const survivor = books?.life === 'merged' && books.mergedInto !== null ? room.books.get(books.mergedInto) : undefined;
  return emptyPair(room, {
    workspace: room.workspace.get(link.workspaceId) ?? null,
    books,
    link,
    mergeTarget:
      survivor === undefined ? null : { record: survivor, linkedTo: linkedTo(room, survivor.id, references) },
  });
}

/** Only live records can be the same; a deactivated one is known again by a stored id alone. */
function matchUnlinked(
  { here, there }: { readonly here: readonly WorkspaceRecord[]; readonly there: readonly BooksRecord[] },
  { mapping, references }: PairingRules,
  choices: MatchChoices,
): MatchedLists {
  const liveHere = here.filter(({ life }) => life === 'live').map(record => matchableWorkspace(record, mapping));
  const known = there.filter(({ life }) => life === 'live' || life === 'inactive');
  const keyed = known.map(record => {
    const keys = matchableBooks(record, mapping, references);
    return record.life === 'live' ? keys : { ...keys, normalName: null, email: null, sku: null, document: null };
  });
  return matchLists(liveHere, keyed, choices);
}

function* matchedPairs(room: Room, { pairs }: MatchedLists): Generator<Pair> {
  for (const { workspaceId, booksId, reason, score } of pairs) {
    const match: Match = { kind: 'one', reason, score };
    yield emptyPair(room, {
      workspace: room.workspace.get(workspaceId) ?? null,
      books: room.books.get(booksId) ?? null,
      tombstone: room.tombstones.get(booksId) ?? null,
      match,
    });
  }
}

const matchedIds = ({ pairs }: MatchedLists) => ({
  here: new Set(pairs.map(pair => pair.workspaceId)),
  there: new Set(pairs.map(pair => pair.booksId)),
});

function loneBooks(room: Room, books: BooksRecord, matched: MatchedLists): Pair {
  const candidates = matched.ambiguousThere.get(books.id);
  const match: Match = candidates === undefined ? noMatch : { kind: 'several', candidates };
  return emptyPair(room, { books, tombstone: room.tombstones.get(books.id) ?? null, match });
}

function loneWorkspace(room: Room, workspace: WorkspaceRecord, matched: MatchedLists): Pair {
  const candidates = matched.ambiguousHere.get(workspace.id);
  return emptyPair(room, { workspace, match: candidates === undefined ? noMatch : { kind: 'several', candidates } });
}
