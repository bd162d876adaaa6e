import type { JournalEntry } from '../ports/journal.ts';
import { readPairState } from './read-pair.ts';
import { sendBatch, type BatchResult } from './send-batch.ts';
import type { RemoteEntry } from './settle.ts';
import type { Run, ToldVerdict } from './run.ts';

/**
 * How long the books are trusted to remember a request id. Intuit does not say (protocol.md §2.7, §11); a day outlasts every crash
 * and time-out, and a later repetition could do a creation twice.
 */
export const requestIdTrustMs = 24 * 60 * 60 * 1000;

/**
 * Finds out what became of writes whose answer was lost, by a crash or on the way: each batch is sent again word
 * for word under its old request id. What was done is answered from memory, what was not is done now. Nothing else
 * may be written before. A creation that is too old to be asked about is given up as `unknown`: the run ends, and the next
 * plan, made after the books were read afresh, finds the record by its keys or makes it.
 */
export async function resume(run: Run): Promise<BatchResult['kind']> {
  const unsettled = await run.store.transaction(rooms => rooms.journal.unsettled());
  let isAnyForgotten = false;
  for (const entries of batchesOf(unsettled)) {
    if (entries.some(entry => isForgotten(run, entry))) {
      await giveUp(run, entries);
      isAnyForgotten = true;
      continue;
    }
    const result = await sendBatch({ ...run, mode: entries[0]?.mode ?? 'sync' }, entries, 'again');
    if (result.kind !== 'answered') return result.kind;
    result.results.forEach(({ entry, verdict }) => run.tell(toldOf(entry, verdict)));
  }
  return isAnyForgotten ? 'unknown' : 'answered';
}

const isForgotten = (run: Run, { at, remote }: RemoteEntry): boolean =>
  remote.command.kind === 'create' && Date.parse(run.now()) - Date.parse(at) > requestIdTrustMs;

/** Closes what is open without a word about what became of it: a write that was done shows when the books are read. */
async function giveUp(run: Run, entries: readonly RemoteEntry[]): Promise<void> {
  const verdict = { code: 'outcome-unknown' } as const;
  await run.store.transaction(async rooms => {
    for (const { id, key } of entries) {
      await rooms.journal.settle(id, { verdict, after: await readPairState(rooms, key), at: run.now() });
    }
  });
  entries.forEach(entry => run.tell(toldOf(entry, verdict)));
}

const toldOf = ({ key, name }: RemoteEntry, verdict: ToldVerdict['verdict']): ToldVerdict => ({ key, name, verdict });

/** Entries by request id, each batch in the order in which it was sent. */
function batchesOf(entries: readonly JournalEntry[]): readonly (readonly RemoteEntry[])[] {
  const batches = new Map<string, RemoteEntry[]>();
  for (const entry of entries) {
    if (entry.remote === null) continue;
    const batch = batches.get(entry.remote.requestId) ?? [];
    batch.push({ ...entry, remote: entry.remote });
    batches.set(entry.remote.requestId, batch);
  }
  return [...batches.values()].map(batch => batch.toSorted((a, b) => a.remote.position - b.remote.position));
}
