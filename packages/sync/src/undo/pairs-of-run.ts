import { pairText, type PairKey } from '../plan/step.ts';
import type { JournalEntry, JournalOutcome, PairState } from '../ports/journal.ts';
import { verdictGroup } from '../verdict/verdict-group.ts';
import type { Undoable } from './undo-decision.ts';

/** What a run did to one pair. */
export type PairOfRun = Omit<Undoable, 'current'>;

interface Written {
  readonly key: PairKey;
  readonly name: string;
  readonly before: PairState;
  readonly after: PairState;
}

/**
 * What a run wrote, pair by pair, latest first. It may have touched a pair more than once: a stale answer, or a merge in the books that it
 * followed before it sent a change to the survivor. That is one pair, from the first before to the last after.
 */
export function pairsOfRun(entries: readonly JournalEntry[]): readonly PairOfRun[] {
  const pairs = new Map<string, Written[]>();
  for (const entry of entries) {
    if (entry.outcome === null || !hasWritten(entry, entry.outcome)) continue;
    const written = { key: idsOf(entry.key, entry.outcome), ...sidesOf(entry, entry.outcome) };
    const name = written.key.workspaceId === null ? pairText(written.key) : ownText(written.key);
    pairs.set(name, [...(pairs.get(name) ?? []), written]);
  }
  return [...pairs.values()].flatMap(asOne).toReversed();
}

const ownText = ({ kind, workspaceId }: PairKey): string => `${kind}:${workspaceId ?? ''}`;

const sidesOf = ({ name, before }: JournalEntry, { after }: JournalOutcome): Omit<Written, 'key'> => ({
  name,
  before,
  after,
});

const idsOf = (key: PairKey, { after }: JournalOutcome): PairKey => ({
  kind: key.kind,
  workspaceId: key.workspaceId ?? after.link?.workspaceId ?? after.workspace?.id ?? null,
  booksId: key.booksId ?? after.link?.booksId ?? after.books?.id ?? null,
});

/** Of a document with a conflict in one line the others were written. */
function hasWritten({ steps }: JournalEntry, { verdict }: JournalOutcome): boolean {
  if (verdict.code === 'conflict') return steps.some(({ kind }) => kind !== 'rebase');
  return verdictGroup(verdict) === 'done';
}

function asOne(written: readonly Written[]): readonly PairOfRun[] {
  const [first, last] = [written[0], written.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { key, name, after } = last;
  return [{ key, name, before: { ...first.before, books: booksBefore(written, after) }, after }];
}

/**
 * The books record that the pair had in the end, as it stood before the run wrote to it. A run that only turned to it, because the books
 * merged another one into it, wrote nothing there: that record is a bookkeeper's, and undo leaves it alone.
 */
function booksBefore(written: readonly Written[], { books }: PairState): PairState['books'] {
  const first = written.find(({ after }) => after.books?.id === books?.id);
  if (first === undefined) return books;
  return first.before.books === null || first.before.books.id === books?.id ? first.before.books : first.after.books;
}
