import type { Match, Pair } from '../decide/pair.ts';
import { noMatch } from '../decide/pair.ts';
import type { Decision } from '../plan/decision.ts';
import type { PairKey } from '../plan/step.ts';
import type { PairState } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { Link } from '../record/link.ts';

/** Both sides of a pair and what joins them, as they stand now. */
export const readPairState = (rooms: SyncRooms, key: PairKey): Promise<PairState> => rooms.states.find(key);

/** The same, room by room: for stores that have no quicker way. */
export async function composePairState(rooms: Omit<SyncRooms, 'states'>, key: PairKey): Promise<PairState> {
  const link = await findLink(rooms, key);
  const workspaceId = link?.workspaceId ?? key.workspaceId;
  const booksId = link?.booksId ?? key.booksId;
  return {
    link,
    workspace: workspaceId === null ? null : await rooms.records.find(key.kind, workspaceId),
    books: booksId === null ? null : await rooms.mirror.find(key.kind, booksId),
    tombstone: booksId === null ? null : await rooms.tombstones.find(key.kind, booksId),
  };
}

async function findLink(
  rooms: Pick<SyncRooms, 'links'>,
  { kind, workspaceId, booksId }: PairKey,
): Promise<Link | null> {
  const byWorkspace = workspaceId === null ? null : await rooms.links.findByWorkspace(kind, workspaceId);
  if (byWorkspace !== null || booksId === null) return byWorkspace;
  return rooms.links.findByBooks(kind, booksId);
}

/** The pair that a decision was about, read afresh so that it can be decided again. */
export async function readPair(rooms: SyncRooms, { key, verdict }: Pick<Decision, 'key' | 'verdict'>): Promise<Pair> {
  const state = await readPairState(rooms, key);
  const match: Match = verdict.code === 'linked' ? { kind: 'one', reason: verdict.by, score: 100 } : noMatch;
  return {
    kind: key.kind,
    ...state,
    match,
    answers: await rooms.answers.find(key),
    mergeTarget: await readMergeTarget(rooms, key.kind, state),
  };
}

async function readMergeTarget(
  rooms: SyncRooms,
  kind: Pair['kind'],
  { books }: PairState,
): Promise<Pair['mergeTarget']> {
  if (books?.life !== 'merged' || books.mergedInto === null) return null;
  const record = await rooms.mirror.find(kind, books.mergedInto);
  if (record === null) return null;
  const link = await rooms.links.findByBooks(kind, record.id);
  return { record, linkedTo: link?.workspaceId ?? null };
}
