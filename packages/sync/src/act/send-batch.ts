import type { BatchAnswer, BooksBatch, CommandOutcome } from '../ports/books-writer.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decidePair } from '../decide/decide-pair.ts';
import type { Decision } from '../plan/decision.ts';
import { indexPair } from './index-pair.ts';
import { readPair } from './read-pair.ts';
import { settle, type RemoteEntry } from './settle.ts';
import type { Run } from './run.ts';

/** How often one batch is sent before its outcome is left for the next run to find out. */
export const sendsMax = 3;

/** What became of the entries of a batch; `down` and `unknown` end the run. */
export type BatchResult =
  | { readonly kind: 'answered'; readonly results: readonly EntryResult[] }
  | { readonly kind: 'down' | 'unknown'; readonly message: string };

export interface EntryResult {
  readonly entry: RemoteEntry;
  readonly verdict: Verdict;
  /** Set after a stale answer: what to do now that the record was read afresh. */
  readonly again: Decision | null;
}

/** `again`: the batch may have reached the books in an earlier run. */
export type Sending = 'first' | 'again';

/** Sends a batch whose intents are committed, and closes its entries. Entries of one batch share a request id. */
export async function sendBatch(run: Run, entries: readonly RemoteEntry[], sending: Sending): Promise<BatchResult> {
  const batch = { requestId: entries[0]?.remote.requestId ?? '', commands: entries.map(entry => entry.remote.command) };
  const { answer, isNeverSent } = await writeSurely(run, batch);
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'down') {
    return sending === 'first' && isNeverSent ? closeUnsent(run, entries, answer.message) : answer;
  }
  const { outcomes } = answer;
  if (outcomes.length !== entries.length) {
    return { kind: 'unknown', message: `The books answered ${outcomes.length} of ${entries.length} commands.` };
  }
  const verdicts = await settleAll(run, entries, outcomes);
  const results: EntryResult[] = [];
  for (const [at, { entry, outcome, verdict }] of verdicts.entries()) {
    if (sending === 'again' && outcome.kind === 'written') await lookAgain(run, entry, outcome.record.id);
    const isStale = outcome.kind === 'stale' || outcome.kind === 'gone';
    results[at] = { entry, verdict, again: isStale ? await refreshAndDecide(run, entry) : null };
  }
  return { kind: 'answered', results };
}

/**
 * Closes the whole batch in one transaction. Were only a part closed when the process dies, the rest would be sent
 * again as another list of commands under the same request id, and the remembered answers would fit the wrong ones.
 */
function settleAll(run: Run, entries: readonly RemoteEntry[], outcomes: readonly CommandOutcome[]) {
  return run.store.transaction(async rooms => {
    const settled: { readonly entry: RemoteEntry; readonly outcome: CommandOutcome; readonly verdict: Verdict }[] = [];
    for (const [at, entry] of entries.entries()) {
      const outcome = outcomes[at];
      if (outcome !== undefined)
        settled.push({ entry, outcome, verdict: await settle(rooms, run, { entry, outcome }) });
    }
    return settled;
  });
}

/**
 * The same request id with the same commands: what was done already is not done again. Once an answer was lost, a
 * connection that then fails proves nothing: the batch may be done, and must not be closed as unsent.
 */
async function writeSurely(
  run: Run,
  batch: BooksBatch,
): Promise<{ readonly answer: BatchAnswer; readonly isNeverSent: boolean }> {
  let answer = await run.books.write(batch);
  const isNeverSent = answer.kind === 'down';
  for (let sends = 1; answer.kind === 'unknown' && sends < sendsMax; sends += 1) answer = await run.books.write(batch);
  return { answer, isNeverSent };
}

/** Certainly not done: the entries are closed, so that a later attempt gets a request id of its own. */
async function closeUnsent(run: Run, entries: readonly RemoteEntry[], message: string): Promise<BatchResult> {
  await run.store.transaction(async rooms => {
    for (const entry of entries) {
      await rooms.journal.settle(entry.id, {
        verdict: { code: 'connection-down' },
        after: entry.before,
        at: run.now(),
      });
    }
  });
  return { kind: 'down', message };
}

/**
 * An answer from memory tells how the record was when it was written. What became of it since may have been told before we knew that it
 * is ours, and is told by nobody again.
 */
async function lookAgain(run: Run, { key }: RemoteEntry, booksId: string): Promise<void> {
  const record = await run.books.refresh(key.kind, booksId);
  if (record !== null) await run.store.transaction(({ mirror }) => mirror.put(record));
}

/** Never a blind overwrite: the record is read again and the pair decided again. Null when it cannot be read now. */
async function refreshAndDecide(run: Run, entry: RemoteEntry): Promise<Decision | null> {
  const { kind, booksId } = entry.key;
  if (booksId === null) return null;
  const record = await run.books.refresh(kind, booksId);
  if (record === null) return null;
  return run.store.transaction(async rooms => {
    await rooms.mirror.put(record);
    const pair = await readPair(rooms, entry);
    const rules = run.rulesOf(kind);
    return decidePair(pair, { ...rules, links: await indexPair(rooms, pair, rules.mapping) });
  });
}
