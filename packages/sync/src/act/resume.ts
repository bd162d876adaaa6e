import type { JournalEntry } from '../ports/journal.ts';
import { sendBatch, type BatchResult } from './send-batch.ts';
import type { RemoteEntry } from './settle.ts';
import type { Run, ToldVerdict } from './run.ts';

/**
 * Finds out what became of writes whose answer was lost, by a crash or on the way: each batch is sent again word
 * for word under its old request id. What was done is answered from memory, what was not is done now. Nothing else
 * may be written before.
 */
export async function resume(run: Run): Promise<BatchResult['kind']> {
  const unsettled = await run.store.transaction(rooms => rooms.journal.unsettled());
  for (const entries of batchesOf(unsettled)) {
    const result = await sendBatch({ ...run, mode: entries[0]?.mode ?? 'sync' }, entries, 'again');
    if (result.kind !== 'answered') return result.kind;
    result.results.forEach(({ entry, verdict }) => run.tell(toldOf(entry, verdict)));
  }
  return 'answered';
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
